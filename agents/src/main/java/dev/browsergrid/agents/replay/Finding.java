package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.offline.Node;
import dev.browsergrid.agents.replay.recipe.Element;
import dev.browsergrid.agents.replay.recipe.Tellings;
import java.util.List;

/// Looks for an element on a page as it is now. What could be several is none: a wrong click is worse
/// than no click.
sealed interface Finding {
    record Found(String ref) implements Finding {}

    /// `why` is a sentence for people.
    record Missing(String why) implements Finding {}

    static Finding of(Element sought, Tellings now) {
        List<Node> equals = now.equals(sought.role(), sought.name(), sought.frames());
        if (equals.isEmpty()) {
            return new Missing("There is no " + sought.words() + " on the page.");
        }
        String near = sought.near();
        if (near != null) {
            List<Node> there = equals.stream()
                    .filter(each -> now.near(each, equals).filter(near::equals).isPresent())
                    .toList();
            return there.size() == 1
                    ? new Found(there.getFirst().ref())
                    : new Missing("%d of them %s: %s."
                            .formatted(there.size(), there.size() == 1 ? "is there" : "are there", sought.words()));
        }
        if (sought.of() == 0 ? equals.size() <= sought.nth() : equals.size() != sought.of()) {
            return new Missing("There were %s of it, and now there are %d: %s."
                    .formatted(
                            sought.of() == 0 ? "at least " + (sought.nth() + 1) : sought.of(),
                            equals.size(),
                            sought.words()));
        }
        return new Found(equals.get(sought.nth()).ref());
    }
}
