package dev.browsergrid.agents.offline;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// All there is to decide on: the browser as it is now, the steps taken so far (for the wish at hand and before it),
/// the files, and where the practice site is.
record Scene(Observation seen, List<Step> own, List<Step> before, List<String> files, Playground playground) {
    Scene {
        own = List.copyOf(own);
        before = List.copyOf(before);
        files = List.copyOf(files);
    }

    Page page() {
        return seen.page();
    }

    Optional<Step> last() {
        return own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
    }

    long worked(String tool) {
        return own.stream()
                .filter(step -> step.ok() && step.tool().equals(tool))
                .count();
    }

    boolean did(Predicate<Step> what) {
        return own.stream().anyMatch(what);
    }

    boolean tried(Node node) {
        return did(step -> !step.ok() && step.argument("ref").equals(node.ref()));
    }

    /// The control used last that is still on the page.
    Optional<Node> lastTouched() {
        return before.reversed().stream()
                .flatMap(step -> page().byRef(step.argument("ref")).stream())
                .findFirst();
    }
}
