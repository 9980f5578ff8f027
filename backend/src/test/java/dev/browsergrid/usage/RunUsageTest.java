package dev.browsergrid.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.usage.RunUsage.Course;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunUsageTest {
    private static final Instant SENT = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_message_waits_thaws_works_and_freezes() {
        RunUsage usage = used(400L, 1_300L, 13_600L, 14_000L, false);
        assertThat(usage.queuedMs()).isEqualTo(400);
        assertThat(usage.thawedMs()).isEqualTo(900);
        assertThat(usage.activeMs()).isEqualTo(12_300);
        assertThat(usage.frozenMs()).isEqualTo(400);
        assertThat(usage.settled()).isTrue();
    }

    @Test
    void what_is_not_over_is_counted_up_to_now() {
        RunUsage usage = used(400L, 1_300L, null, null, true);
        assertThat(usage.activeMs()).isEqualTo(58_700);
        assertThat(usage.frozenMs()).isZero();
        assertThat(usage.settled()).isFalse();
    }

    @Test
    void a_message_that_never_got_a_browser_only_waited() {
        RunUsage usage = used(null, null, 5_000L, null, false);
        assertThat(usage.queuedMs()).isEqualTo(5_000);
        assertThat(usage.thawedMs() + usage.activeMs() + usage.frozenMs()).isZero();
        assertThat(usage.settled()).isTrue();
    }

    @Test
    void a_browser_that_does_not_come_up_was_used_all_the_same() {
        RunUsage usage = used(400L, null, 2_400L, 2_500L, false);
        assertThat(usage.queuedMs()).isEqualTo(400);
        assertThat(usage.thawedMs()).isEqualTo(2_000);
        assertThat(usage.activeMs()).isZero();
        assertThat(usage.frozenMs()).isEqualTo(100);
    }

    @Test
    void a_browser_that_was_there_before_the_message_kept_nobody_waiting() {
        RunUsage usage = used(-3_000L, 100L, 1_100L, 1_100L, false);
        assertThat(usage.queuedMs()).isZero();
        assertThat(usage.thawedMs()).isEqualTo(100);
    }

    private static RunUsage used(
            @Nullable Long browser,
            @Nullable Long started,
            @Nullable Long finished,
            @Nullable Long givenBack,
            boolean inUse) {
        Course course = new Course(0, 0, SENT, at(started), at(finished), at(browser), at(givenBack), inUse, 0, 0, 0L);
        return RunUsage.of(course, SENT.plusSeconds(60), "USD");
    }

    private static @Nullable Instant at(@Nullable Long millis) {
        return millis == null ? null : SENT.plusMillis(millis);
    }
}
