package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Avoid;
import java.util.List;
import java.util.Optional;

/// Finds out, before anything is done, whether something is both wanted and not wanted.
final class Contradictions {
    private Contradictions() {}

    static Optional<String> in(List<Wish> wishes) {
        for (Wish wish : wishes) {
            if (wish.intent() instanceof Avoid(var words)) {
                List<String> avoided = Words.telling(words);
                Optional<Wish> wanted = wishes.stream()
                        .filter(other -> !(other.intent() instanceof Avoid))
                        .filter(other -> !avoided.isEmpty() && Words.covers(Words.of(other.clause()), avoided))
                        .findFirst();
                if (wanted.isPresent()) {
                    return Optional.of("You ask for “" + wanted.get().clause() + "” and for “" + wish.clause()
                            + "”: these contradict each other, so I did nothing. Tell me which of the two you want.");
                }
            }
        }
        return Optional.empty();
    }
}
