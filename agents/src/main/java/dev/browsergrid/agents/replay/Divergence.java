package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.replay.recipe.Sight;
import java.util.Locale;

/// Where a replay stopped being what the run was: in which of the replay's steps, before or after which
/// action (in words; empty when it was the page as a whole), why, and what was seen then and now.
public record Divergence(int step, Reason reason, String action, String why, Sight then, Sight now) {
    /// What is different. The lower-case name is stable and part of the HTTP API.
    public enum Reason {
        /// The browser is at another address.
        OTHER_PAGE,
        /// What was acted on is not there, or not clearly.
        ELEMENT_NOT_FOUND,
        /// The browser, or a person, refused the action.
        ACTION_REFUSED,
        /// The action changed something else than it did then, or nothing.
        OTHER_EFFECT;

        /// The reason as the API spells it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One sentence or two for people.
    public String words() {
        return "In step %d of the run%s: %s"
                .formatted(then.step(), action.isEmpty() ? "" : ", at “" + action + "”", why);
    }
}
