package dev.browsergrid.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.session.Keepsake;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StepLogTest {
    private final List<AgentEvent> told = new CopyOnWriteArrayList<>();

    @Test
    void what_was_done_is_told_once_it_is_saved_and_nothing_overtakes_it() {
        CompletableFuture<Keepsake> saved = new CompletableFuture<>();
        StepLog log = new StepLog(told::add, saved::join);

        log.accept(started(1));
        log.accept(finished(1, true));
        log.accept(new AgentEvent.TextDelta(2, "Next"));
        assertThat(told).containsExactly(started(1));

        saved.complete(Keepsake.SAVED);
        log.settle();
        assertThat(told).containsExactly(started(1), finished(1, true), new AgentEvent.TextDelta(2, "Next"));
    }

    @Test
    void the_agent_acts_again_only_when_all_is_told() throws Exception {
        CompletableFuture<Keepsake> saved = new CompletableFuture<>();
        StepLog log = new StepLog(told::add, saved::join);
        log.accept(finished(1, true));

        Thread next = Thread.startVirtualThread(() -> log.accept(started(2)));
        assertThat(next.join(Duration.ofMillis(50))).isFalse();
        saved.complete(Keepsake.SAVED);
        assertThat(next.join(Duration.ofSeconds(20))).isTrue();

        assertThat(told).containsExactly(finished(1, true), started(2));
    }

    @Test
    void looking_needs_no_saving() {
        StepLog log = new StepLog(told::add, () -> {
            throw new AssertionError("nothing is to be saved");
        });

        log.accept(started(1));
        log.accept(finished(1, false));

        assertThat(told).containsExactly(started(1), finished(1, false));
    }

    @Test
    void a_step_that_could_not_be_saved_says_so() {
        StepLog log = new StepLog(told::add, () -> Keepsake.NOT_SAVED);

        log.accept(finished(3, true));
        log.settle();

        assertThat(told).hasSize(2).last().isEqualTo(finished(3, true));
        assertThat(told.getFirst()).isInstanceOfSatisfying(AgentEvent.Noticed.class, notice -> {
            assertThat(notice.code()).isEqualTo("step_not_saved");
            assertThat(notice.step()).isEqualTo(3);
        });
    }

    @Test
    void where_nothing_is_kept_nobody_is_told_that_it_is_not() {
        StepLog log = new StepLog(told::add, () -> Keepsake.NOT_KEPT);

        log.accept(finished(3, true));
        log.settle();

        assertThat(told).containsExactly(finished(3, true));
    }

    @Test
    void an_event_that_cannot_be_kept_stops_the_run() {
        StepLog log = new StepLog(
                event -> {
                    throw new IllegalStateException("the database is gone");
                },
                () -> Keepsake.SAVED);

        log.accept(finished(1, true));

        assertThatThrownBy(() -> log.accept(started(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is gone");
    }

    private static AgentEvent started(int step) {
        return new AgentEvent.ActionStarted(step, 0, "click", "{}", "Click", "");
    }

    private static AgentEvent finished(int step, boolean acted) {
        return new AgentEvent.ActionFinished(step, 0, "click", "done", "", acted, Duration.ZERO);
    }
}
