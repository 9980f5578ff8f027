package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.safety.TaskSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds elements by the refs of the newest page and asks them about themselves.
final class Elements {
    private final Leash leash;
    private final TaskSecrets secrets;

    Elements(Leash leash, TaskSecrets secrets) {
        this.leash = leash;
        this.secrets = secrets;
    }

    /// What an element is and holds.
    record State(
            String tag,
            String type,
            String role,
            String value,
            boolean checked,
            boolean checkable,
            String expanded,
            boolean disabled,
            boolean editable,
            boolean focused,
            boolean labelled) {
        private static final Set<String> TEXTS = Set.of("text", "search", "url", "email", "tel", "password", "number");

        boolean isFileInput() {
            return type.equals("file");
        }

        /// Whether it waits for keys once it has the focus; buttons and links that have it are no news.
        boolean takesKeys() {
            return editable || (tag.equals("input") && !checkable) || tag.equals("textarea") || tag.equals("select");
        }

        /// Whether a text can be dropped into it.
        boolean takesText() {
            return editable || tag.equals("textarea") || (tag.equals("input") && TEXTS.contains(type));
        }

        boolean isSecret() {
            return type.equals("password");
        }
    }

    /// The element, or empty when the ref is stale.
    Optional<Locator> find(Tabs.OpenTab tab, String ref) {
        Locator locator = tab.page().locator("aria-ref=" + ref);
        return leash.within(Bounds.ASK, locator::count) == 1 ? Optional.of(locator) : Optional.empty();
    }

    /// The element's state now, or empty when it is gone or does not answer at once.
    Optional<State> state(Locator locator) {
        return state(locator, Bounds.GLANCE);
    }

    /// The element's state, or empty when it is gone or does not answer within that time.
    Optional<State> state(Locator locator, Duration patience) {
        try {
            Object answer = leash.within(
                    patience.plus(Bounds.ASK),
                    () -> locator.evaluate(
                            Scripts.ELEMENT,
                            null,
                            new Locator.EvaluateOptions().setTimeout(Bounds.playwright(patience))));
            return answer instanceof Map<?, ?> map ? Optional.of(state(map)) : Optional.empty();
        } catch (PlaywrightException | Leash.TooSlowException _) {
            return Optional.empty();
        }
    }

    private State state(Map<?, ?> map) {
        return new State(
                text(map, "tag"),
                text(map, "type"),
                text(map, "role"),
                secrets.masked(text(map, "value")),
                Boolean.TRUE.equals(map.get("checked")),
                Boolean.TRUE.equals(map.get("checkable")),
                text(map, "expanded"),
                Boolean.TRUE.equals(map.get("disabled")),
                Boolean.TRUE.equals(map.get("editable")),
                Boolean.TRUE.equals(map.get("focused")),
                Boolean.TRUE.equals(map.get("labelled")));
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }
}
