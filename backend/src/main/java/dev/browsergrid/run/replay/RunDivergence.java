package dev.browsergrid.run.replay;

import java.util.UUID;

/// Where a replay stopped being the run it repeats, as the API shows it: a stable reason, the action it was
/// at (empty when it was the page as a whole), why in words, and what was seen then and now.
public record RunDivergence(String reason, String action, String why, Seen then, Seen now) {
    /// What a run saw at the start of a step; `snapshot` is the text of the whole page.
    public record Seen(UUID runId, int step, String url, String title, String snapshot) {}
}
