package dev.browsergrid.agents.browser;

import dev.browsergrid.agents.ActionResult.Worked;
import dev.browsergrid.agents.browser.Elements.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what an action changed, from the states before and after it.
final class Effects {
    private static final int LONGEST_VALUE = 200;

    private Effects() {}

    static Worked worked(
            String did,
            PageState before,
            PageState after,
            Optional<State> elementBefore,
            Optional<State> elementAfter,
            String notice,
            List<String> troubles) {
        List<String> effects = new ArrayList<>();
        if (!after.tab().equals(before.tab())) {
            effects.add("tab " + after.tab() + " is active now");
        }
        if (!after.url().equals(before.url())) {
            effects.add("the address is now " + after.url());
        } else if (after.navigations() != before.navigations()) {
            effects.add("the page was loaded again");
        }
        if (elementBefore.isPresent() && elementAfter.isPresent()) {
            element(elementBefore.get(), elementAfter.get(), effects);
        }
        if (after.notices() != before.notices() && !notice.isEmpty()) {
            effects.add(notice);
        }
        boolean changed = !after.equals(before);
        if (effects.isEmpty()) {
            effects.add(changed ? "the page changed" : "nothing changed");
        }
        effects.addAll(troubles);
        return new Worked(did + "; " + String.join("; ", effects), changed, after.leftPageOf(before), Optional.empty());
    }

    private static void element(State before, State after, List<String> effects) {
        if (after.checkable() && before.checked() != after.checked()) {
            effects.add(after.checked() ? "it is checked now" : "it is not checked any more");
        }
        if (!before.value().equals(after.value()) && !after.checkable()) {
            effects.add(
                    after.isSecret() ? "its value was set" : "its value is now \"" + shortened(after.value()) + "\"");
        }
        if (!before.focused() && after.focused() && after.takesKeys() && effects.isEmpty()) {
            effects.add("it has the focus now");
        }
        if (!before.expanded().equals(after.expanded()) && !after.expanded().isEmpty()) {
            effects.add(after.expanded().equals("true") ? "it is open now" : "it is closed now");
        }
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
