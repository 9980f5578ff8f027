package dev.browsergrid.agents.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.browsergrid.agents.model.ModelProblem.Reason;
import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.Fault;
import dev.browsergrid.agents.wire.WireServer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VendorFailuresTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final ChatRequest QUESTION =
            ChatRequest.builder().messages(UserMessage.from("Hello")).build();

    static Stream<Arguments> faults() {
        return Arrays.stream(Wire.values())
                .flatMap(wire -> Stream.of(
                        arguments(wire, Fault.internalError(), Reason.UNAVAILABLE, true),
                        arguments(wire, Fault.unavailable(), Reason.UNAVAILABLE, true),
                        arguments(wire, Fault.overloaded(), Reason.OVERLOADED, true),
                        arguments(wire, new Fault.ErrorEvent(2), Reason.OVERLOADED, true),
                        arguments(wire, new Fault.CutStream(2), Reason.CUT_STREAM, true),
                        arguments(wire, new Fault.CutStream(1), Reason.CUT_STREAM, true),
                        arguments(wire, new Fault.EndEarly(2), Reason.CUT_STREAM, true),
                        arguments(wire, new Fault.EndWithin(2), Reason.CUT_STREAM, true),
                        arguments(wire, new Fault.Garbage(), Reason.GARBLED, true),
                        arguments(wire, new Fault.EndEarly(0), Reason.GARBLED, true),
                        arguments(wire, Fault.badKey(), Reason.BAD_KEY, false),
                        arguments(wire, Fault.refuse(404, "no such model"), Reason.UNKNOWN_MODEL, false),
                        arguments(wire, Fault.refuse(400, "prompt is too long"), Reason.BAD_REQUEST, false),
                        arguments(wire, Fault.refuse(402, "pay"), Reason.OUT_OF_CREDIT, false)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void every_failure_has_one_end_and_a_reason(Wire wire, Fault fault, Reason reason, boolean retryable) {
        try (WireServer server = wire.server(Brain.saying("The answer to everything is 42"))) {
            server.failNext(fault);
            StreamingChatModel model = wire.model(server);
            Heard heard = Heard.from(model, QUESTION);

            assertThat(heard.problem().reason()).isEqualTo(reason);
            assertThat(heard.problem().retryable()).isEqualTo(retryable);
            assertThat(heard.problem().message()).contains(wire.vendor().label());
            assertThat(Heard.from(model, QUESTION).message().text()).contains("42");
            assertThat(heard.ends()).hasSize(1);
            assertThat(server.requests()).as("no hidden retries").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_rate_limit_says_how_long_to_wait(Wire wire) {
        try (WireServer server = wire.server(Brain.saying("never said"))) {
            server.failNext(Fault.rateLimited(Duration.ofSeconds(7)));
            ModelProblem problem = Heard.from(wire.model(server), QUESTION).problem();

            assertThat(problem.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(problem.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(problem.message()).contains("Rate limit reached");
        }
    }

    static Stream<Arguments> silences() {
        return Arrays.stream(Wire.values())
                .flatMap(wire -> Stream.of(
                        arguments(wire, new Fault.Silence()),
                        arguments(wire, new Fault.Stall(0)),
                        arguments(wire, new Fault.Stall(2))));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void silence_before_or_within_the_answer_ends_in_a_timeout(Wire wire, Fault fault) {
        try (WireServer server = wire.server(Brain.saying("A rather long answer in several pieces"))) {
            server.failNext(fault);
            Heard heard = Heard.from(wire.model(server, server.key(), SHORT), QUESTION);

            assertThat(heard.problem().reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(heard.ends()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC", "GEMINI"})
    void a_wrong_key_is_explained_but_never_repeated(Wire wire) {
        String key = "my-very-secret-key-1234";
        try (WireServer server = wire.server(Brain.saying("never said"))) {
            Heard heard = Heard.from(wire.model(server, key, Duration.ofSeconds(20)), QUESTION);
            ModelProblem problem = heard.problem();

            assertThat(problem.reason()).isEqualTo(Reason.BAD_KEY);
            assertThat(problem.message()).contains(wire.name() + "_API_KEY").doesNotContain(key);
            assertThat(stackTrace((Throwable) heard.ends().getFirst())).doesNotContain(key);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_is_gone_is_unavailable(Wire wire) {
        StreamingChatModel model;
        try (WireServer server = wire.server(Brain.saying("never said"))) {
            model = wire.model(server);
        }
        assertThat(Heard.from(model, QUESTION).problem().reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_tool_call_without_its_result_is_refused_as_by_the_vendor(Wire wire) {
        AiMessage call = AiMessage.from(ToolExecutionRequest.builder()
                .id("c1")
                .name("click")
                .arguments("{}")
                .build());
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Go"), call, UserMessage.from("And?"))
                .build();
        try (WireServer server = wire.server(Brain.saying("never said"))) {
            assertThat(Heard.from(wire.model(server), request).problem().reason())
                    .isEqualTo(Reason.BAD_REQUEST);
        }
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
