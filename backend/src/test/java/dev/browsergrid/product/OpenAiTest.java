package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The agent as a model, asked by the official client as it comes, with real browsers and the built-in model.
@OnSharedServer
@Timeout(300)
@Order(1)
class OpenAiTest {
    private static final String ERRAND = "open the shop, add two blue mugs to the cart and tell me the total";
    private static final String TOTAL = "$29.50";

    private final TestServer server;
    private final ApiClient ada;
    private final OpenAIClient client;

    OpenAiTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
        this.client = client(token(ada, "cua"));
    }

    private static String token(ApiClient person, String scope) {
        return person.post("/api/v1/tokens", Map.of("name", "a chat UI", "scopes", List.of(scope)))
                .body()
                .path("secret")
                .asString();
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server.url() + "/v1")
                .apiKey(key)
                .build();
    }

    private static ChatCompletionCreateParams.Builder conversation(String... said) {
        ChatCompletionCreateParams.Builder wish =
                ChatCompletionCreateParams.builder().model("offline/rules").temperature(0.2);
        for (int at = 0; at < said.length; at++) {
            if (at % 2 == 0) {
                wish.addUserMessage(said[at]);
            } else {
                wish.addAssistantMessage(said[at]);
            }
        }
        return wish;
    }

    private record Told(String chat, String run, ChatCompletion completion) {
        ChatCompletionMessage message() {
            return completion.choices().getFirst().message();
        }

        // the client's one way to what OpenAI's own servers do not say
        @SuppressWarnings("deprecation")
        String reasoning() {
            return Optional.ofNullable(message()._additionalProperties().get("reasoning_content"))
                    .map(text -> text.convert(String.class))
                    .orElse("");
        }

        String content() {
            return message().content().orElseThrow();
        }
    }

    private Told ask(ChatCompletionCreateParams wish) {
        try (HttpResponseFor<ChatCompletion> answer =
                client.chat().completions().withRawResponse().create(wish)) {
            return new Told(header(answer, "X-Browsergrid-Chat"), header(answer, "X-Browsergrid-Run"), answer.parse());
        }
    }

    private static String header(HttpResponse answer, String name) {
        return answer.headers().values(name).getFirst();
    }

    @Test
    void a_conversation_goes_on_in_one_browser_and_an_edited_one_in_another() {
        String chat;
        try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> answer = client.chat()
                        .completions()
                        .withRawResponse()
                        .createStreaming(conversation(ERRAND)
                                .streamOptions(ChatCompletionStreamOptions.builder()
                                        .includeUsage(true)
                                        .build())
                                .build());
                StreamResponse<ChatCompletionChunk> chunks = answer.parse()) {
            chat = header(answer, "X-Browsergrid-Chat");
            assertTellsHowItCameToItsAnswer(chunks.stream().toList());
        }
        String total = ada.get("/api/v1/chats/" + chat + "/messages")
                .body()
                .path("data")
                .path(0)
                .path("run")
                .path("answer")
                .asString();

        Told next = ask(
                conversation(ERRAND, "  " + total + "\n", "what is the total?").build());
        assertThat(next.content()).contains(TOTAL);
        assertThat(next.chat()).isEqualTo(chat);
        assertThat(new TestRun(ada, next.run()).events(0).tools())
                .as("the browser is where it was")
                .doesNotContain("navigate");
        assertThat(next.reasoning()).isNotBlank();
        assertThat(next.completion().usage()).isPresent();
        assertThat(next.completion().choices().getFirst().finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);

        // as if the second message had been written anew
        Told branch = ask(conversation(ERRAND, total, "tell me the total").build());
        assertThat(branch.content()).contains(TOTAL);
        assertThat(branch.chat()).isNotEqualTo(chat);
        assertThat(ada.get("/api/v1/chats/" + branch.chat())
                        .body()
                        .path("branched_from")
                        .path("chat_id")
                        .asString())
                .isEqualTo(chat);

        Told json = ask(conversation(ERRAND, total, "what is the total?", next.content(), "tell me the total")
                .responseFormat(totalAsJson())
                .build());
        assertThat(json.chat()).isEqualTo(chat);
        assertThat(json.content()).isEqualTo("{\"total\":29.5}");

        Told named = ask(conversation("tell me the title")
                .putAdditionalHeader("X-Browsergrid-Chat", chat)
                .build());
        assertThat(named.chat()).isEqualTo(chat);
        assertThat(ada.get("/api/v1/audit?action=createChatCompletion")
                        .body()
                        .path("data")
                        .path(0)
                        .path("target_id")
                        .asString())
                .isEqualTo(named.run());
    }

    // the client's one way to what OpenAI's own servers do not say
    @SuppressWarnings("deprecation")
    private static void assertTellsHowItCameToItsAnswer(List<ChatCompletionChunk> chunks) {
        List<ChatCompletionChunk.Choice> pieces =
                chunks.stream().flatMap(chunk -> chunk.choices().stream()).toList();
        String reasoning = pieces.stream()
                .map(piece -> piece.delta()._additionalProperties().get("reasoning_content"))
                .filter(Objects::nonNull)
                .map(text -> text.convert(String.class))
                .reduce("", String::concat);
        assertThat(reasoning).contains("Click").doesNotContain("Finish");
        ChatCompletionChunk.Choice content = pieces.get(pieces.size() - 2);
        assertThat(content.delta().content().orElseThrow())
                .as("the answer is told last")
                .contains(TOTAL);
        assertThat(pieces.getLast().finishReason()).hasValue(ChatCompletionChunk.Choice.FinishReason.STOP);
        assertThat(chunks.getLast().choices()).isEmpty();
        assertThat(chunks.getLast().usage())
                .as("rules use no tokens")
                .hasValueSatisfying(used -> assertThat(used.totalTokens()).isZero());
    }

    private static ResponseFormatJsonSchema totalAsJson() {
        return ResponseFormatJsonSchema.builder()
                .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("cart")
                        .schema(ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .putAdditionalProperty(
                                        "properties", JsonValue.from(Map.of("total", Map.of("type", "number"))))
                                .putAdditionalProperty("required", JsonValue.from(List.of("total")))
                                .build())
                        .build())
                .build();
    }

    @Test
    void a_run_that_is_stopped_ends_its_stream_with_an_error_and_one_that_is_left_goes_on() {
        String chat;
        try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> answer = client.chat()
                        .completions()
                        .withRawResponse()
                        .createStreaming(conversation("open the shop and wait 30 seconds")
                                .build());
                StreamResponse<ChatCompletionChunk> chunks = answer.parse()) {
            chat = header(answer, "X-Browsergrid-Chat");
            Iterator<ChatCompletionChunk> pieces = chunks.stream().iterator();
            assertThat(pieces.next().choices().getFirst().delta().role()).isPresent();
            assertThat(pieces.next().choices()).isNotEmpty();
            ada.post("/api/v1/runs/" + header(answer, "X-Browsergrid-Run") + "/cancel", Map.of());
            assertThatThrownBy(() -> pieces.forEachRemaining(_ -> {}))
                    .isInstanceOf(OpenAIException.class)
                    .hasMessageContaining("stopped");
        }
        Told next = ask(ChatCompletionCreateParams.builder()
                .model("offline/rules")
                .addUserMessage("open the shop and wait 30 seconds")
                .addUserMessage("tell me the title")
                .build());
        assertThat(next.chat()).isEqualTo(chat);

        String left;
        try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> answer = client.chat()
                .completions()
                .withRawResponse()
                .createStreaming(conversation("open the shop, wait 2 seconds and tell me the title")
                        .build())) {
            left = header(answer, "X-Browsergrid-Run");
        }
        new TestRun(ada, left).await("completed");

        Told elsewhere = ask(
                conversation("what do you sell?", "Mugs.", "tell me the title").build());
        assertThat(ada.get("/api/v1/chats/" + elsewhere.chat() + "/messages")
                        .body()
                        .path("data"))
                .as("a history from elsewhere begins a chat")
                .hasSize(1);
    }

    @Test
    void the_models_are_listed() {
        assertThat(client.models().list().data().stream().map(Model::id)).contains("offline/rules");
        assertThat(client(token(ada, "read")).models().list().data()).isNotEmpty();
        assertThat(server.anonymous().get("/v1/models").status()).isEqualTo(401);
        assertThat(ApiClient.withToken(server.url(), token(ada, "connect"))
                        .get("/v1/models")
                        .body()
                        .path("error")
                        .path("type")
                        .asString())
                .isEqualTo("permission_error");
    }

    @Test
    void what_cannot_be_done_is_refused_as_openai_refuses_it() {
        assertRefused(client("bg_wrong"), conversation("hello"), 401, "invalid_api_key");
        assertRefused(client(token(ada, "read")), conversation("hello"), 403, "insufficient_scope");
        assertRefused(client, conversation("hello").model("gpt-4o"), 404, "model_not_found");
        assertRefused(client, conversation("hello").n(2), 400, "field_not_supported");
        assertRefused(
                client,
                conversation("hello")
                        .putAdditionalBodyProperty("tools", JsonValue.from(List.of(Map.of("type", "function")))),
                400,
                "field_not_supported");
        assertRefused(client, conversation("hello").addSystemMessage("Be brief."), 400, "instructions_not_followed");
        assertRefused(client, conversation("hello", "And I say:"), 400, "field_invalid");
        assertRefused(client, conversation(" "), 400, "field_invalid");
        String others = server.signedInPerson()
                .post("/api/v1/chats", Map.of())
                .body()
                .path("id")
                .asString();
        assertRefused(
                client, conversation("hello").putAdditionalHeader("X-Browsergrid-Chat", others), 404, "not_found");
        assertThat(ada.get("/api/v1/chats").body().path("data"))
                .as("what was refused leaves nothing")
                .isEmpty();
        assertThat(ada.get("/v1/nothing").body().path("error").path("code").asString())
                .isEqualTo("not_found");
    }

    private static void assertRefused(
            OpenAIClient client, ChatCompletionCreateParams.Builder wish, int status, String code) {
        OpenAIServiceException refusal = catchThrowableOfType(
                OpenAIServiceException.class, () -> client.chat().completions().create(wish.build()));
        assertThat(refusal.statusCode()).as(refusal.getMessage()).isEqualTo(status);
        assertThat(refusal.code()).hasValue(code);
        assertThat(refusal.type()).isPresent();
    }
}
