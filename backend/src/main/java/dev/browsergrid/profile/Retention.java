package dev.browsergrid.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which snapshots of a profile are kept: the newest `last` and the newest `runEnds` of those that show the end of a
/// run, and among all these only what is younger than `age`, when there is one. The newest stays in any case. Pure.
record Retention(int last, int runEnds, Optional<Duration> age) {
    Retention {
        if (last < 1) {
            throw new IllegalArgumentException("at least one is kept, not " + last);
        }
    }

    /// The numbers of those to be removed, given all, the newest first.
    List<Integer> outdated(List<SnapshotInfo> newestFirst, Instant now) {
        Set<Integer> kept = Stream.concat(
                        newestFirst.stream().limit(last),
                        newestFirst.stream()
                                .filter(snapshot -> snapshot.runId() != null)
                                .limit(runEnds))
                .map(SnapshotInfo::number)
                .collect(Collectors.toSet());
        Optional<Instant> limit = age.map(now::minus);
        return newestFirst.stream()
                .skip(1)
                .filter(snapshot -> !kept.contains(snapshot.number())
                        || limit.filter(snapshot.createdAt()::isBefore).isPresent())
                .map(SnapshotInfo::number)
                .toList();
    }
}
