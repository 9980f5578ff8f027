package dev.browsergrid.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final UUID ID = new UUID(0, 1);

    private static Run run(
            RunStatus status,
            @Nullable String answer,
            @Nullable Object output,
            @Nullable String question,
            Run.@Nullable Failure failure) {
        Instant end = status == RunStatus.RUNNING ? null : Instant.EPOCH;
        return new Run(
                ID,
                ID,
                ID,
                status,
                "m",
                "task",
                null,
                "sensitive",
                "end",
                "auto",
                false,
                List.of(),
                null,
                Map.of(),
                answer,
                true,
                output,
                question,
                question == null ? List.of() : List.of("Yes", "No"),
                false,
                null,
                null,
                failure,
                1,
                2,
                3,
                Instant.EPOCH,
                null,
                end,
                null,
                null);
    }

    @Test
    void a_run_says_its_answer_its_output_or_its_question() {
        Run done = run(RunStatus.COMPLETED, "Done.", Map.of("total", 7), null, null);
        assertThat(Answer.of(done, false)).isEqualTo(new Answer.Given("Done."));
        assertThat(Answer.of(done, true)).isEqualTo(new Answer.Given("{\"total\":7}"));
        Run without = run(RunStatus.COMPLETED, "I could not.", null, null, null);
        assertThat(Answer.of(without, true)).isEqualTo(new Answer.Refused("I could not."));
        Run asking = run(RunStatus.COMPLETED, null, null, "Really?", null);
        assertThat(Answer.of(asking, false)).isEqualTo(new Answer.Given("Really?\n- Yes\n- No"));
        assertThat(Answer.of(asking, true)).isEqualTo(new Answer.Refused("Really?\n- Yes\n- No"));
    }

    @Test
    void a_run_without_an_answer_says_why() {
        assertMissing(run(RunStatus.RUNNING, null, null, null, null), 503, "still_running");
        assertMissing(run(RunStatus.CANCELLED, null, null, null, null), 409, "cancelled");
        assertMissing(failed("no_browser"), 503, "no_browser");
        assertMissing(failed("max_steps"), 500, "max_steps");
        assertMissing(failed("usage_limit_reached"), 402, "usage_limit_reached");
    }

    private static Run failed(String code) {
        return run(RunStatus.FAILED, null, null, null, new Run.Failure(code, "Why."));
    }

    private static void assertMissing(Run run, int status, String code) {
        assertThat(Answer.of(run, false)).isInstanceOfSatisfying(Answer.Missing.class, missing -> {
            assertThat(missing.why().status().value()).isEqualTo(status);
            assertThat(missing.why().code()).isEqualTo(code);
        });
    }
}
