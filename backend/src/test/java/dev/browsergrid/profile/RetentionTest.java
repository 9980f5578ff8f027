package dev.browsergrid.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void the_newest_so_many_are_kept() {
        assertThat(new Retention(2, 0, Optional.empty()).outdated(aged(1, 2, 3, 4), NOW))
                .containsExactly(2, 1);
    }

    @Test
    void of_those_what_is_too_old_goes_as_well() {
        assertThat(new Retention(3, 0, Optional.of(Duration.ofDays(2))).outdated(aged(1, 3, 4, 5), NOW))
                .containsExactly(3, 2, 1);
    }

    @Test
    void the_newest_stays_however_old() {
        assertThat(new Retention(1, 5, Optional.of(Duration.ofDays(1))).outdated(aged(300), NOW))
                .isEmpty();
    }

    @Test
    void the_ends_of_the_newest_so_many_runs_are_kept_beside_them() {
        List<SnapshotInfo> all = Stream.of(6, 5, 4, 3, 2, 1)
                .map(number -> snapshot(number, number % 2 == 0 ? Ids.next() : null, 1))
                .toList();
        assertThat(new Retention(1, 2, Optional.empty()).outdated(all, NOW)).containsExactly(5, 3, 2, 1);
    }

    @Test
    void the_end_of_a_run_grows_too_old_as_any_other() {
        List<SnapshotInfo> all = List.of(snapshot(2, Ids.next(), 1), snapshot(1, Ids.next(), 9));
        assertThat(new Retention(1, 2, Optional.of(Duration.ofDays(3))).outdated(all, NOW))
                .containsExactly(1);
    }

    /// Snapshots so many days old, the newest first.
    private static List<SnapshotInfo> aged(int... days) {
        return Stream.iterate(0, i -> i < days.length, i -> i + 1)
                .map(i -> snapshot(days.length - i, null, days[i]))
                .toList();
    }

    private static SnapshotInfo snapshot(int number, @Nullable UUID run, int days) {
        return new SnapshotInfo(number, SnapshotCause.PARK, null, run, 1, 1, 1, NOW.minus(Duration.ofDays(days)));
    }
}
