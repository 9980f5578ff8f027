package dev.browsergrid.usage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UsageRangeTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @Test
    void without_ends_it_is_this_month_up_to_now() {
        UsageRange range = UsageRange.of(null, null, NOW);
        assertThat(range.from()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(range.until()).isEqualTo(NOW);
        assertThat(range.days())
                .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3));
    }

    @Test
    void what_is_to_come_is_not_known() {
        UsageRange range =
                UsageRange.of(Instant.parse("2026-03-03T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"), NOW);
        assertThat(range.until()).isEqualTo(NOW);
        assertThat(range.days()).containsExactly(LocalDate.of(2026, 3, 3));
        assertThat(UsageRange.of(NOW.plusSeconds(1), NOW.plusSeconds(9), NOW).days())
                .isEmpty();
    }

    @Test
    void a_range_that_ends_at_midnight_has_nothing_of_the_day_that_begins() {
        assertThat(UsageRange.of(Instant.parse("2026-01-30T23:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"), NOW)
                        .days())
                .containsExactly(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 31));
    }

    @Test
    void a_range_that_ends_before_it_begins_or_has_no_end_in_sight_is_refused() {
        assertThatThrownBy(() -> UsageRange.of(NOW, NOW, NOW)).hasMessageContaining("begin before it ends");
        assertThatThrownBy(() -> UsageRange.of(Instant.EPOCH, NOW, NOW)).hasMessageContaining("800 days");
    }
}
