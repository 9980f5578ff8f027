package dev.browsergrid.agents;

import static dev.browsergrid.agents.ToolForm.REF;
import static dev.browsergrid.agents.ToolForm.strings;
import static dev.browsergrid.agents.ToolForm.tool;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;

/// The tools that look at the browser and act in it, as models are told about them.
final class BrowserTools {
    static final List<ToolSpecification> ALL = List.of(
            tool(
                    "navigate",
                    "Open an address in the active tab.",
                    s -> s.addStringProperty("url").required("url")),
            tool("back", "Go back one page in the active tab.", s -> s),
            tool(
                    "click",
                    "Click an element. Checkboxes and radio buttons are clicked too.",
                    s -> s.addStringProperty("ref", REF)
                            .addBooleanProperty("double", "Double-click")
                            .addEnumProperty("button", List.of("left", "right", "middle"))
                            .addEnumProperty(
                                    "on_dialog",
                                    List.of("accept", "dismiss"),
                                    "How to answer a confirm or prompt dialog the click opens; dismiss if left out")
                            .addStringProperty("dialog_text", "What to answer in a prompt dialog")
                            .required("ref")),
            tool(
                    "type",
                    "Type text into a field.",
                    s -> s.addStringProperty("ref", REF)
                            .addStringProperty("text")
                            .addBooleanProperty("clear", "Replace what is there; true if left out")
                            .addBooleanProperty("submit", "Press Enter afterwards")
                            .required("ref", "text")),
            tool(
                    "fill_form",
                    "Fill in several fields of the page at once: texts, drop-down lists, checkboxes, radio buttons."
                            + " Stops at the first that does not work.",
                    s -> s.addProperty(
                                    "fields",
                                    JsonArraySchema.builder()
                                            .items(JsonObjectSchema.builder()
                                                    .addStringProperty("ref", REF)
                                                    .addStringProperty(
                                                            "value",
                                                            "The text, the option's label, or true or false for a"
                                                                    + " checkbox")
                                                    .required("ref", "value")
                                                    .build())
                                            .build())
                            .required("fields")),
            tool(
                    "press",
                    "Press a key or a combination, such as Enter, Escape or Control+A.",
                    s -> s.addStringProperty("keys")
                            .addStringProperty("ref", REF + "; the focused element if left out")
                            .required("keys")),
            tool(
                    "select",
                    "Choose options of a drop-down list by label or value.",
                    s -> s.addStringProperty("ref", REF)
                            .addProperty("values", strings())
                            .required("ref", "values")),
            tool(
                    "hover",
                    "Move the mouse over an element.",
                    s -> s.addStringProperty("ref", REF).required("ref")),
            tool(
                    "scroll",
                    "Scroll the page, or the scroller an element is in.",
                    s -> s.addEnumProperty("direction", List.of("up", "down", "left", "right"))
                            .addNumberProperty("pages", "How many screens; 1 if left out")
                            .addStringProperty("ref", REF)
                            .required("direction")),
            tool(
                    "scroll_to",
                    "Bring an element, or the first place that shows a text, into view.",
                    s -> s.addStringProperty("ref", REF).addStringProperty("text", "Text to look for; without a ref")),
            tool(
                    "drag",
                    "Drag one element onto another.",
                    s -> s.addStringProperty("from", REF)
                            .addStringProperty("to", REF)
                            .required("from", "to")),
            tool(
                    "wait",
                    "Wait some seconds, until a text is shown or gone, or until the page is at rest.",
                    s -> s.addNumberProperty("seconds", "At most 30")
                            .addStringProperty("text", "Wait until this text is shown")
                            .addStringProperty("text_gone", "Wait until this text is gone")
                            .addBooleanProperty("idle", "Wait until nothing loads or changes any more")),
            tool(
                    "read",
                    "Read the plain text of the page or of one element.",
                    s -> s.addStringProperty("ref", REF)
                            .addIntegerProperty("max_chars", "8000 if left out, at most 20000")),
            tool(
                    "find",
                    "Find lines of the whole page, also of what was left out, by words of their role, name or text."
                            + " Gives refs.",
                    s -> s.addStringProperty("query", "Such as: button add to cart")
                            .required("query")),
            tool("screenshot", "Take a picture of the page.", s -> s.addBooleanProperty("full_page")),
            tool(
                    "tabs",
                    "List tabs, open a new one, switch to one, or close one.",
                    s -> s.addEnumProperty("action", List.of("list", "new", "switch", "close"))
                            .addStringProperty("tab", "Id of the tab, such as t2, for switch and close")
                            .addStringProperty("url", "Address to open in a new tab")
                            .required("action")),
            tool(
                    "upload",
                    "Put files of the user into a file field.",
                    s -> s.addStringProperty("ref", REF + "; the file field or the button that opens the file chooser")
                            .addProperty("files", strings())
                            .required("ref", "files")));

    /// For models that take images: what goes by the pixels of the page's picture.
    static final List<ToolSpecification> BY_PICTURE = List.of(
            tool(
                    "click_at",
                    "Click at a point of the page's picture, for what has no ref, such as a map or a drawing. Prefer"
                            + " click.",
                    s -> at(s).addBooleanProperty("double", "Double-click")
                            .addEnumProperty("button", List.of("left", "right", "middle"))
                            .addEnumProperty(
                                    "on_dialog",
                                    List.of("accept", "dismiss"),
                                    "How to answer a confirm or prompt dialog the click opens; dismiss if left out")
                            .addStringProperty("dialog_text", "What to answer in a prompt dialog")
                            .required("x", "y")),
            tool(
                    "zoom",
                    "Take an enlarged picture of one element, or of a part of the page's picture: x, y, width and"
                            + " height.",
                    s -> at(s.addStringProperty("ref", REF))
                            .addNumberProperty("width")
                            .addNumberProperty("height")));

    private BrowserTools() {}

    private static JsonObjectSchema.Builder at(JsonObjectSchema.Builder schema) {
        return schema.addNumberProperty("x", "Pixels from the left of the picture of the visible page")
                .addNumberProperty("y", "Pixels from its top");
    }
}
