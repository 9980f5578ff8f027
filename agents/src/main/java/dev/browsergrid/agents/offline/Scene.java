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
                .filter(step -> step.ok() && step.tool().equals(tool) && !step.isPreparation())
                .count();
    }

    boolean did(Predicate<Step> what) {
        return own.stream().anyMatch(what);
    }

    boolean tried(Node node) {
        return did(step -> !step.ok() && step.argument("ref").equals(node.ref()));
    }

    /// The same scene for one field of several: steps that worked are over, but for a list left open.
    Scene fresh() {
        List<Step> kept = own.stream()
                .filter(step -> !step.ok()
                        || step.tool().equals("scroll")
                        || (step.equals(own.getLast())
                                && step.tool().equals("click")
                                && page().byRef(step.argument("ref"))
                                        .filter(node -> node.has("expanded"))
                                        .isPresent()))
                .toList();
        return new Scene(seen, kept, before, files, playground);
    }

    /// The same scene with nothing done yet for this wish but what failed.
    Scene anew() {
        return new Scene(
                seen,
                own.stream().filter(step -> !step.ok() || step.isPreparation()).toList(),
                before,
                files,
                playground);
    }

    /// The field filled in last for this wish.
    Optional<Node> lastFilled() {
        return own.reversed().stream()
                .filter(step -> step.ok() && List.of("type", "select", "press").contains(step.tool()))
                .flatMap(step -> page().byRef(step.argument("ref")).stream())
                .findFirst();
    }

    /// The control used last that is still on the page.
    Optional<Node> lastTouched() {
        return before.reversed().stream()
                .flatMap(step -> page().byRef(step.argument("ref")).stream())
                .findFirst();
    }
}
