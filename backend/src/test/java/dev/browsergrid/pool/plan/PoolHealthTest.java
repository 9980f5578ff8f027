package dev.browsergrid.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.NodeCounts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolHealthTest {
    @ParameterizedTest(name = "warm={0} coming={1} ready={2} leased={3} waiting={4} failures={5}: {6}")
    @CsvSource({
        "0, 0, 0, 0, 0, 0, IDLE",
        "2, 0, 0, 0, 0, 0, WARMING",
        "2, 1, 1, 0, 0, 0, WARMING",
        "2, 0, 2, 0, 0, 0, HEALTHY",
        "2, 1, 1, 3, 0, 0, SCALING",
        "0, 0, 0, 1, 2, 0, SCALING",
        "0, 0, 0, 4, 2, 0, HEALTHY",
        "0, 0, 0, 2, 0, 0, HEALTHY",
        "2, 0, 2, 0, 0, 1, HEALTHY",
        "2, 0, 0, 1, 0, 2, DEGRADED",
    })
    void the_word_says_what_the_browsers_do(
            int warm, int coming, int ready, int leased, int waiting, int failures, PoolHealth word) {
        NodeCounts counts = new NodeCounts(coming, ready, 0, leased, 0);

        assertThat(PoolHealth.of(false, warm, 4, counts, waiting, failures)).isEqualTo(word);
        assertThat(PoolHealth.of(true, warm, 4, counts, waiting, failures)).isEqualTo(PoolHealth.PAUSED);
    }

    @Test
    void who_is_next_waits_for_a_start_and_who_is_behind_for_leases_to_end() {
        Optional<Duration> length = Optional.of(Duration.ofMinutes(4));
        Optional<Duration> start = Optional.of(Duration.ofMillis(1_200));

        assertThat(WaitEstimate.of(1, 2, 4, length, start)).hasValue(Duration.ofSeconds(2));
        assertThat(WaitEstimate.of(3, 2, 4, length, start)).hasValue(Duration.ofMinutes(1));
        assertThat(WaitEstimate.of(4, 0, 4, length, start)).hasValue(Duration.ofMinutes(4));
        assertThat(WaitEstimate.of(1, 0, 4, Optional.empty(), start)).isEmpty();
    }
}
