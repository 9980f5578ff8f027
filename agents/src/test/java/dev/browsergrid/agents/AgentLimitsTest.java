package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.model.ModelPrice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Everything that ends a run before the model says that it is done.
class AgentLimitsTest {
    private final Trial trial = new Trial();

    @Test
    void unknown_tools_and_bad_arguments_are_explained_and_three_in_a_row_end_the_run() {
        ScriptedModel model =
                new ScriptedModel().calls("fly {}").calls("click {}").calls("click nonsense");
        assertThat(trial.run(model, PaperComputer.willing()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(FailureCode.MODEL_CONFUSED));
        assertThat(trial.finished().stream().map(AgentEvent.ActionFinished::errorCode))
                .containsExactly("unknown_tool", "invalid_arguments", "invalid_arguments");
    }

    @Test
    void a_good_call_makes_up_for_a_bad_one() {
        ScriptedModel model = new ScriptedModel()
                .calls("fly {}")
                .calls("fly {}")
                .calls("back")
                .calls("fly {}")
                .calls("fly {}")
                .says("ok");
        assertThat(trial.run(model, PaperComputer.willing())).isEqualTo(new Outcome.Completed("ok", true));
    }

    @Test
    void empty_answers_end_the_run_after_three() {
        ScriptedModel model = new ScriptedModel().says("");
        assertThat(Trial.code(trial.run(model, PaperComputer.willing()))).isEqualTo(FailureCode.MODEL_CONFUSED);
        assertThat(model.requests()).hasSize(3);
        assertThat(model.requests().getLast().messages().getLast().toString()).contains("empty");
    }

    @Test
    void going_in_circles_is_hinted_at_and_then_ended() {
        ScriptedModel model = new ScriptedModel().calls("click {\"ref\":\"e3\"}");
        assertThat(Trial.code(trial.run(model, PaperComputer.dull()))).isEqualTo(FailureCode.LOOP_DETECTED);
        assertThat(model.requests()).hasSize(5);
        assertThat(Trial.results(model.requests().get(2)).getLast()).doesNotContain("several times");
        assertThat(Trial.results(model.requests().get(3)).getLast()).contains("several times");
    }

    @Test
    void repeating_what_changes_the_page_is_no_circle() {
        ScriptedModel model = new ScriptedModel();
        for (int turn = 0; turn < 8; turn++) {
            model.calls("click {\"ref\":\"e3\"}");
        }
        assertThat(trial.run(model.says("ok"), PaperComputer.willing())).isEqualTo(new Outcome.Completed("ok", true));
    }

    @Test
    void the_step_limit_ends_the_run() {
        assertThat(Trial.code(trial.limited(new Limits(3, Duration.ofMinutes(1), 1_000_000))))
                .isEqualTo(FailureCode.MAX_STEPS);
        assertThat(trial.started()).hasSize(3);
    }

    @Test
    void the_token_limit_ends_the_run_before_a_prompt_that_does_not_fit() {
        assertThat(Trial.code(trial.limited(new Limits(50, Duration.ofMinutes(1), 300))))
                .isEqualTo(FailureCode.MAX_TOKENS);
        assertThat(trial.started()).isEmpty();
        assertThat(Trial.code(trial.limited(new Limits(500, Duration.ofMinutes(1), 20_000))))
                .isEqualTo(FailureCode.MAX_TOKENS);
        assertThat(trial.started()).isNotEmpty();
    }

    @Test
    void the_money_limit_ends_the_run_before_a_turn_that_could_cost_more() {
        ModelInfo dear = new ModelInfo(
                "test/script", "test", "Script", false, false, Optional.of(new ModelPrice(3_000_000, 15_000_000)));
        Limits limits = new Limits(50, Duration.ofMinutes(1), 1_000_000, Optional.of(new Budget(30_000, 0)));
        Task task = new Task("go", List.of(), List.of(), limits);
        Outcome outcome = trial.run(ScriptedModel.endless(), PaperComputer.willing(), task, dear);
        assertThat(outcome)
                .isEqualTo(new Outcome.Failed(
                        FailureCode.COST_LIMIT_REACHED, "The task was not done within 0.03 US dollars."));
        assertThat(trial.started()).isNotEmpty();
        assertThat(trial.events().stream()
                        .filter(AgentEvent.ModelUsed.class::isInstance)
                        .map(event -> ((AgentEvent.ModelUsed) event).costMicros()))
                .as("100 tokens in, 10 out")
                .containsOnly(Optional.of(450L));
    }

    @Test
    void the_time_limit_ends_the_run() {
        AtomicLong seconds = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet());
        Agent agent = new Agent(ScriptedModel.endless(), ScriptedModel.TEXT, Trial.HASTY, clock);
        Task task = new Task("go", List.of(), List.of(), new Limits(50, Duration.ofSeconds(20), 1_000_000));
        assertThat(Trial.code(agent.run(task, PaperComputer.willing(), trial.events()::add, trial.cancellation())))
                .isEqualTo(FailureCode.MAX_SECONDS);
    }

    @Test
    void a_lost_browser_is_said_to_be_lost() {
        PaperComputer computer = new PaperComputer(_ -> {
            throw new BrowserLostException("the connection closed", new IllegalStateException());
        });
        assertThat(trial.run(new ScriptedModel().calls("back"), computer))
                .isEqualTo(new Outcome.Failed(FailureCode.BROWSER_LOST, "The browser was lost: the connection closed"));
    }

    @Test
    void what_the_sink_throws_reaches_the_caller_as_it_was() {
        IllegalStateException full = new IllegalStateException("disk full");
        Agent agent = new Agent(ScriptedModel.endless(), ScriptedModel.TEXT);
        assertThatThrownBy(() -> agent.run(
                        Task.of("go"),
                        PaperComputer.willing(),
                        _ -> {
                            throw full;
                        },
                        trial.cancellation()))
                .isSameAs(full);
    }
}
