package dev.browsergrid.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which snapshots of a profile are kept: the newest `last`, and among those only what is younger than `age`, when
/// there is one. The newest stays in any case. Pure.
record Retention(int last, Optional<Duration> age) {
    Retention {
        if (last < 1) {
            throw new IllegalArgumentException("at least one is kept, not " + last);
        }
    }

    /// The numbers of those to be removed, given all, the newest first.
    List<Integer> outdated(List<SnapshotInfo> newestFirst, Instant now) {
        Optional<Instant> limit = age.map(now::minus);
        return newestFirst.stream()
                .skip(1)
                .filter(snapshot -> newestFirst.indexOf(snapshot) >= last
                        || limit.filter(snapshot.createdAt()::isBefore).isPresent())
                .map(SnapshotInfo::number)
                .toList();
    }
}
