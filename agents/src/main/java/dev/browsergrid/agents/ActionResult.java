package dev.browsergrid.agents;

import java.util.Optional;

/// How an action in the browser ended.
public sealed interface ActionResult {
    /// It was done. `effect` says what could be seen of it; `changed` is false when nothing on the page did;
    /// `navigated` is true when another document is shown now, so that refs known before are void.
    record Worked(String effect, boolean changed, boolean navigated, Optional<Screenshot> picture)
            implements ActionResult {
        public static Worked unchanged(String effect) {
            return new Worked(effect, false, false, Optional.empty());
        }
    }

    /// It was not done. `message` says what stood in the way.
    record Refused(ToolError error, String message) implements ActionResult {}

    /// A part of it was done, and then something stood in the way.
    record Partly(ToolError error, String message) implements ActionResult {}
}
