package dev.browsergrid.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void the_newest_so_many_are_kept() {
        assertThat(new Retention(2, Optional.empty()).outdated(aged(1, 2, 3, 4), NOW))
                .containsExactly(2, 1);
    }

    @Test
    void of_those_what_is_too_old_goes_as_well() {
        assertThat(new Retention(3, Optional.of(Duration.ofDays(2))).outdated(aged(1, 3, 4, 5), NOW))
                .containsExactly(3, 2, 1);
    }

    @Test
    void the_newest_stays_however_old() {
        assertThat(new Retention(1, Optional.of(Duration.ofDays(1))).outdated(aged(300), NOW))
                .isEmpty();
    }

    /// Snapshots so many days old, the newest first.
    private static List<SnapshotInfo> aged(int... days) {
        return Stream.iterate(0, i -> i < days.length, i -> i + 1)
                .map(i -> new SnapshotInfo(
                        days.length - i, SnapshotCause.PARK, null, 1, 1, 1, NOW.minus(Duration.ofDays(days[i]))))
                .toList();
    }
}
