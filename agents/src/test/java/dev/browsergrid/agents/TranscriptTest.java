package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a long run costs in what the model is sent again each step.
class TranscriptTest {
    private static final int PAGE = 24_000;
    private static final int READ = 8_000;
    private static final int STEPS = 50;

    private final Trial trial = new Trial();

    @Test
    void fifty_steps_over_the_longest_pages_stay_within_the_default_budget() {
        ScriptedModel model = new ScriptedModel();
        IntStream.range(1, STEPS).forEach(step -> model.calls("read {}", "click {\"ref\":\"e" + step + "\"}"));

        assertThat(trial.run(model.says("ok"), new LongPages())).isEqualTo(new Outcome.Completed("ok", true));

        List<Integer> sizes =
                model.requests().stream().map(TranscriptTest::size).toList();
        assertThat(sizes).hasSize(STEPS);
        assertThat(sizes.getLast()).isLessThan(PAGE + READ + 40_000);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum() / 4).isLessThan(700_000);
        assertThat(Limits.DEFAULT.maxTokens()).isEqualTo(1_000_000);
    }

    @Test
    void what_was_read_is_cut_once_it_is_old_and_more_once_it_is_very_old() {
        ScriptedModel model = new ScriptedModel();
        IntStream.range(0, 12).forEach(_ -> model.calls("read {}"));

        trial.run(model.says("ok"), new LongPages());

        List<Integer> results = Trial.results(model.requests().getLast()).stream()
                .map(String::length)
                .toList();
        assertThat(results.getFirst()).isBetween(200, 300);
        assertThat(results.get(8)).isBetween(2_000, 2_100);
        assertThat(results.getLast()).isGreaterThan(READ + PAGE);
    }

    /// Shows another page of the longest kind at each look; there is much to read everywhere.
    private static final class LongPages implements Computer {
        private int looks;

        @Override
        public Observation observe(Cancellation cancellation) {
            looks++;
            String page = IntStream.range(0, PAGE / 34)
                    .mapToObj(row -> "- button \"Row %d of %d\" [ref=e%04d]".formatted(row, looks, row))
                    .collect(Collectors.joining("\n"));
            return new Observation("http://long.test/" + looks, "", List.of(), List.of(), page, Optional.empty());
        }

        @Override
        public ActionResult act(ToolCall.Action action, List<TaskFile> files, Cancellation cancellation) {
            String text = action instanceof ToolCall.Read ? "word ".repeat(READ / 5) : "clicked; the page changed";
            return new ActionResult.Worked(text, true, false, Optional.empty());
        }
    }

    private static int size(ChatRequest request) {
        return request.messages().stream().mapToInt(TranscriptTest::size).sum();
    }

    private static int size(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text().length();
            case UserMessage user -> user.singleText().length();
            case ToolExecutionResultMessage result -> result.text().length();
            case AiMessage answer ->
                answer.toolExecutionRequests().stream()
                        .map(ToolExecutionRequest::arguments)
                        .mapToInt(String::length)
                        .sum();
            default -> throw new AssertionError(message);
        };
    }
}
