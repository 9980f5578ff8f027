package dev.browsergrid.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.Fault;
import dev.browsergrid.agents.wire.OpenAiWireServer;
import dev.browsergrid.agents.wire.WireServer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VendorAnswersTest {
    private static final String PIXEL = "iVBORw0KGgo=";
    private static final ToolSpecification CLICK = ToolSpecification.builder()
            .name("click")
            .description("Clicks an element")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("ref", "which element")
                    .addBooleanProperty("double")
                    .addEnumProperty("button", List.of("left", "right"))
                    .required("ref")
                    .build())
            .build();
    private static final ToolSpecification TYPE = ToolSpecification.builder()
            .name("type")
            .description("Types text")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("ref")
                    .addStringProperty("text")
                    .required("ref", "text")
                    .build())
            .build();
    private static final AiMessage TWO_CALLS = AiMessage.from(
            "Filling in the form",
            List.of(
                    call("type", "{\"ref\":\"e7\",\"text\":\"Grüße 🙂, a rather long text\"}"),
                    call("click", "{\"ref\":\"e12\"}")));

    @ParameterizedTest
    @EnumSource
    void text_arrives_in_pieces(Wire wire) {
        String text = "The total is 23,80 € – thank you 🙂";
        try (WireServer server = wire.server(Brain.saying(text))) {
            Heard heard = Heard.from(wire.model(server), asking("What is the total?"));

            assertThat(heard.message().text()).isEqualTo(text);
            assertThat(heard.pieces()).hasSizeGreaterThan(2);
            assertThat(String.join("", heard.pieces())).isEqualTo(text);
            assertThat(heard.response().tokenUsage().inputTokenCount()).isPositive();
            assertThat(heard.response().tokenUsage().outputTokenCount()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void several_tool_calls_with_split_arguments_arrive_whole(Wire wire) {
        try (WireServer server = wire.server(Brain.scripted(TWO_CALLS))) {
            AiMessage message =
                    Heard.from(wire.model(server), asking("Greet and send")).message();

            assertThat(message.text()).isEqualTo("Filling in the form");
            assertThat(message.toolExecutionRequests())
                    .extracting(ToolExecutionRequest::name)
                    .containsExactly("type", "click");
            assertThat(message.toolExecutionRequests())
                    .extracting(ToolExecutionRequest::arguments)
                    .containsExactly("{\"ref\":\"e7\",\"text\":\"Grüße 🙂, a rather long text\"}", "{\"ref\":\"e12\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tools_reach_the_model_with_their_schemas(Wire wire) {
        List<ChatRequest> seen = new CopyOnWriteArrayList<>();
        try (WireServer server = wire.server(remembering(seen))) {
            Heard.from(wire.model(server), asking("Hello")).message();

            assertThat(seen.getFirst().toolSpecifications())
                    .extracting(ToolSpecification::name)
                    .containsExactly("click", "type");
            JsonObjectSchema click =
                    seen.getFirst().toolSpecifications().getFirst().parameters();
            assertThat(click.properties()).containsOnlyKeys("ref", "double", "button");
            assertThat(click.required()).containsExactly("ref");
            assertThat(seen.getFirst().messages().getFirst()).isEqualTo(SystemMessage.from("You drive a browser."));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tool_results_come_back_to_the_calls_they_answer(Wire wire) {
        List<ChatRequest> seen = new CopyOnWriteArrayList<>();
        Brain scripted = Brain.scripted(TWO_CALLS, AiMessage.from("Sent"));
        Brain brain = request -> {
            seen.add(request);
            return scripted.answer(request);
        };
        try (WireServer server = wire.server(brain)) {
            StreamingChatModel model = wire.model(server);
            ChatRequest first = asking("Greet and send");
            AiMessage answer = Heard.from(model, first).message();
            List<ChatMessage> messages = new ArrayList<>(first.messages());
            messages.add(answer);
            messages.add(result(answer, 0, "ok: typed"));
            messages.add(result(answer, 1, "error(covered): a dialog is in front"));
            messages.add(UserMessage.from(ImageContent.from(PIXEL, "image/png")));

            assertThat(Heard.from(model, asking(messages)).message().text()).isEqualTo("Sent");

            List<ChatMessage> received = seen.get(1).messages();
            assertThat(received.get(3)).isInstanceOfSatisfying(ToolExecutionResultMessage.class, typed -> {
                assertThat(typed.toolName()).isEqualTo("type");
                assertThat(typed.text()).isEqualTo("ok: typed");
            });
            assertThat(received.get(4)).isInstanceOfSatisfying(ToolExecutionResultMessage.class, clicked -> {
                assertThat(clicked.toolName()).isEqualTo("click");
                assertThat(clicked.text()).isEqualTo("error(covered): a dialog is in front");
            });
            assertThat(received.get(5)).isEqualTo(UserMessage.from(ImageContent.from(PIXEL, "image/png")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_image_is_sent_the_vendors_way(Wire wire) {
        List<ChatRequest> seen = new CopyOnWriteArrayList<>();
        try (WireServer server = wire.server(remembering(seen))) {
            UserMessage question =
                    UserMessage.from(TextContent.from("What is this?"), ImageContent.from(PIXEL, "image/png"));
            Heard.from(wire.model(server), asking(List.of(question))).message();

            assertThat(seen.getFirst().messages()).containsExactly(question);
            JsonNode body = server.lastRequest().body();
            JsonNode image = switch (wire) {
                case OPENAI -> body.at("/messages/0/content/1/image_url/url");
                case ANTHROPIC -> body.at("/messages/0/content/1/source/data");
                case GEMINI -> body.at("/contents/0/parts/1/inlineData/data");
                case OLLAMA -> body.at("/messages/0/images/0");
            };
            assertThat(image.asText()).endsWith(PIXEL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_call_of_an_unknown_tool_or_with_broken_arguments_can_be_answered(Wire wire) {
        try (WireServer server = wire.server(Brain.saying("Sorry"))) {
            server.failNext(new Fault.UnknownTool(), new Fault.MalformedArguments());
            StreamingChatModel model = wire.model(server);
            ChatRequest first = asking("Go");
            List<ChatMessage> messages = new ArrayList<>(first.messages());
            for (String expected : List.of("levitate", "click")) {
                AiMessage answer = Heard.from(model, asking(messages)).message();
                assertThat(answer.toolExecutionRequests())
                        .extracting(ToolExecutionRequest::name)
                        .containsExactly(expected);
                messages.add(answer);
                messages.add(result(answer, 0, "error(invalid): try again"));
            }

            assertThat(Heard.from(model, asking(messages)).message().text()).isEqualTo("Sorry");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_local_model_can_be_spoken_to_over_the_wire(Wire wire) {
        try (WireServer behind = wire.server(Brain.saying("from behind"));
                WireServer front = wire.server(Brain.of(wire.model(behind)))) {
            assertThat(Heard.from(wire.model(front), asking("Hello")).message().text())
                    .isEqualTo("from behind");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_answer_ends_without_a_word(Wire wire) {
        try (WireServer server = wire.server(Brain.saying("The answer to everything is 42"))) {
            server.failNext(new Fault.Stall(4));
            StreamingChatModel model = wire.model(server);
            CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
            Heard heard = new Heard() {
                @Override
                public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
                    context.streamingHandle().cancel();
                    cancelled.complete(context.streamingHandle().isCancelled());
                }
            };
            model.chat(asking("Hello"), heard);

            assertThat(cancelled.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
            assertThat(Heard.from(model, asking("Hello again")).message().text())
                    .contains("42");
            assertThat(heard.ends()).isEmpty();
        }
    }

    @Test
    void a_compatible_server_without_keys_is_sent_none() {
        try (WireServer server = new OpenAiWireServer(Brain.saying("welcome"), "")) {
            assertThat(Heard.from(Wire.OPENAI.model(server), asking("Hello"))
                            .message()
                            .text())
                    .isEqualTo("welcome");
            assertThat(server.lastRequest().header("Authorization")).isEmpty();
        }
    }

    private static Brain remembering(List<ChatRequest> seen) {
        return request -> {
            seen.add(request);
            return ChatResponse.builder().aiMessage(AiMessage.from("ok")).build();
        };
    }

    private static ChatRequest asking(String instruction) {
        return asking(List.of(SystemMessage.from("You drive a browser."), UserMessage.from(instruction)));
    }

    private static ChatRequest asking(List<ChatMessage> messages) {
        return ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(CLICK, TYPE)
                .build();
    }

    private static ToolExecutionRequest call(String name, String arguments) {
        return ToolExecutionRequest.builder().name(name).arguments(arguments).build();
    }

    private static ToolExecutionResultMessage result(AiMessage answer, int call, String text) {
        return ToolExecutionResultMessage.from(answer.toolExecutionRequests().get(call), text);
    }
}
