package dev.browsergrid.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NarrationTest {
    private static RunEvent event(String type, Map<String, Object> data) {
        return new RunEvent(1, new UUID(0, 1), Instant.EPOCH, type, data);
    }

    private static String told(RunEvent... events) {
        Narration narration = new Narration();
        return Arrays.stream(events).map(narration::of).collect(Collectors.joining());
    }

    @Test
    void what_the_model_says_before_it_acts_is_told_and_its_answer_is_not() {
        assertThat(told(
                        event("run.status", Map.of("status", "acquiring")),
                        event("step.observed", Map.of("step", 1)),
                        event("text.delta", Map.of("text", "Let me ")),
                        event("text.delta", Map.of("text", "look.")),
                        event("action.started", Map.of("tool", "click", "description", "Click button “Buy”")),
                        event("action.finished", Map.of("tool", "click", "error_code", "covered")),
                        event("step.observed", Map.of("step", 2)),
                        event("text.delta", Map.of("text", "It is bought.")),
                        event("action.started", Map.of("tool", "done", "description", "Finish"))))
                .isEqualTo("Getting the browser.\nLet me look.\nClick button “Buy”\nThat did not work: covered\n");
    }
}
