package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ScriptedServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What the agent's own model is told of a conversation that came through the façade.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class OpenAiHistoryTest {
    private final ScriptedServer scripted = new ScriptedServer(Map.of());
    private final ApiClient admin = scripted.server().signedIn();
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(scripted.server().url() + "/v1")
            .apiKey(admin.post("/api/v1/tokens", Map.of("name", "a chat UI", "scopes", List.of("cua")))
                    .body()
                    .path("secret")
                    .asString())
            .build();

    @AfterAll
    void stop() {
        scripted.close();
    }

    private static ChatCompletionCreateParams.Builder wish() {
        return ChatCompletionCreateParams.builder().model("openai/test-gpt");
    }

    @Test
    void a_conversation_from_elsewhere_and_its_instructions_are_told_to_the_model() {
        CompletableFuture<String> told = new CompletableFuture<>();
        scripted.teach("and blue ones?", request -> {
            told.complete(request.messages().toString());
            return ScriptedServer.response(ScriptedServer.done("Those too."));
        });
        ChatCompletion answer = client.chat()
                .completions()
                .create(wish().addSystemMessage("Never use exclamation marks.")
                        .addUserMessage("Do you sell red mugs?")
                        .addAssistantMessage("Yes, for ten dollars.")
                        .addUserMessage("and blue ones?")
                        .build());
        assertThat(answer.choices().getFirst().message().content()).hasValue("Those too.");
        assertThat(told.join())
                .contains("Never use exclamation marks.", "Do you sell red mugs?", "Yes, for ten dollars.");
    }

    @Test
    void a_run_that_failed_is_not_begun_again_by_the_client() {
        scripted.teach("spend it all", _ -> ScriptedServer.response(ScriptedServer.call("no_such_tool", Map.of())));
        OpenAIServiceException failure = catchThrowableOfType(
                OpenAIServiceException.class,
                () -> client.chat()
                        .completions()
                        .create(wish().addUserMessage("spend it all").build()));
        assertThat(failure.statusCode()).isEqualTo(500);
        assertThat(failure.code()).hasValue("model_confused");
        assertThat(admin.get("/api/v1/runs?status=failed").body().path("data")).hasSize(1);
    }
}
