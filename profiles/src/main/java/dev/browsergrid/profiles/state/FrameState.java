package dev.browsergrid.profiles.state;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The state of one document in a tab. `path` names the frame by the places of its owner elements, outermost first;
/// empty for the page itself.
///
/// A place (`at`) is a path of steps such as `div[2]` from the document's root or from an element's id, `#cart`;
/// ` >> ` in it leads into an open shadow root.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrameState(
        List<String> path,
        String url,
        String name,
        List<Scroll> scrolls,
        List<Control> controls,
        List<Editable> editables,
        List<Disclosure> disclosures,
        List<Media> media,
        @Nullable Focus focus,
        @Nullable Selected selected,
        int canvases) {
    private static final Pattern ORIGIN = Pattern.compile("^[a-z]+://[^/?#]+");

    /// How far something is scrolled. An empty place is the document itself.
    public record Scroll(String at, double left, double top) {}

    /// What kind of form control it is, which decides what its values mean.
    public enum Kind {
        /// One value, its text.
        @JsonProperty("text")
        TEXT,
        /// A box or a radio button.
        @JsonProperty("checked")
        CHECKED,
        /// The values of the options that are selected.
        @JsonProperty("options")
        OPTIONS,
        /// The names of the files; only compared, never set.
        @JsonProperty("files")
        FILES,
        /// Never has values; `touched` says whether something stood in it.
        @JsonProperty("password")
        PASSWORD,
        @JsonEnumDefaultValue
        @JsonProperty("other")
        OTHER
    }

    /// One form control. `touched` is false for one that is as the page made it. `type` and `name` must be the same
    /// on the page a value is put back into. `form` tells forms of one frame apart.
    public record Control(
            String at,
            Kind kind,
            String type,
            String name,
            List<String> values,
            boolean checked,
            boolean indeterminate,
            boolean touched,
            boolean fixed,
            int form) {
        public Control {
            values = StateJson.list(values);
        }

        /// Does not show the values.
        @Override
        public String toString() {
            return "Control[" + kind + " " + at + "]";
        }
    }

    /// Text that can be edited in place.
    public record Editable(String at, String html) {}

    /// A `details` element.
    public record Disclosure(String at, boolean open) {}

    /// A sound or a film, in seconds.
    public record Media(String at, double position, boolean paused, double volume, boolean muted, double rate) {}

    /// The element with the focus, and what is selected in it when it is a text field; -1 where there is no selection.
    public record Focus(String at, int from, int to, String direction) {}

    /// What is selected in the document: from a child node's offset to another's, each found by its element's place and
    /// its index among the element's nodes; -1 for the element itself.
    public record Selected(
            String anchorAt, int anchorNode, int anchorOffset, String focusAt, int focusNode, int focusOffset) {}

    public FrameState {
        path = StateJson.list(path);
        scrolls = StateJson.list(scrolls);
        controls = StateJson.list(controls);
        editables = StateJson.list(editables);
        disclosures = StateJson.list(disclosures);
        media = StateJson.list(media);
    }

    @JsonIgnore
    public boolean isPage() {
        return path.isEmpty();
    }

    /// As browsers write origins; empty for a document that has none of its own.
    @JsonIgnore
    public String origin() {
        Matcher origin = ORIGIN.matcher(url);
        return origin.find() ? origin.group() : "";
    }

    public FrameState at(List<String> framePath) {
        return new FrameState(
                framePath, url, name, scrolls, controls, editables, disclosures, media, focus, selected, canvases);
    }

    public FrameState with(List<Control> otherControls, List<Editable> otherEditables) {
        return new FrameState(
                path, url, name, scrolls, otherControls, otherEditables, disclosures, media, focus, selected, canvases);
    }

    public String toJson() {
        return StateJson.MAPPER.writeValueAsString(this);
    }

    public static FrameState fromJson(JsonNode json) {
        return StateJson.MAPPER.treeToValue(json, FrameState.class);
    }
}
