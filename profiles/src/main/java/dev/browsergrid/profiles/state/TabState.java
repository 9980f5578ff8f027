package dev.browsergrid.profiles.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One tab. `id` is its logical id, the same after every thaw. A tab that had not loaded since it was last thawed
/// (`loaded` is false) carries the frames and storage it had when it was frozen before.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TabState(
        String id,
        String url,
        String title,
        boolean active,
        boolean loaded,
        History history,
        @Nullable Bounds window,
        List<FrameState> frames,
        List<OriginStorage> sessionStorage) {
    /// The tab's back and forward list. `current` is the index of the entry that is shown.
    public record History(int current, List<String> urls) {
        public static final History NONE = new History(-1, List.of());

        public History {
            urls = StateJson.list(urls);
        }
    }

    /// A window's place and size, and the size of the page in it; `state` is one of Chromium's words, such as `normal`.
    public record Bounds(int left, int top, int width, int height, String state, int pageWidth, int pageHeight) {}

    public TabState {
        history = history == null ? History.NONE : history;
        frames = StateJson.list(frames);
        sessionStorage = StateJson.list(sessionStorage);
    }
}
