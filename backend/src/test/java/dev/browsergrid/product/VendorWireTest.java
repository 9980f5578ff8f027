package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.offline.OfflineModel;
import dev.browsergrid.agents.wire.AnthropicWireServer;
import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.OpenAiWireServer;
import dev.browsergrid.agents.wire.WireServer;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// The same errand with vendors' models, over the vendors' own wire formats. Behind the wire the offline model thinks,
/// so what is tested is everything around a model.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
@Order(1)
class VendorWireTest {
    private static final String ERRAND = "open the shop, add two blue mugs to the cart and tell me the total";

    // the playground's address is known only once the server runs
    private final CompletableFuture<Brain> brain = new CompletableFuture<>();
    private final OpenAiWireServer openAi =
            new OpenAiWireServer(request -> brain.join().answer(request));
    private final AnthropicWireServer anthropic =
            new AnthropicWireServer(request -> brain.join().answer(request));
    private final TestServer server = TestServer.start(Map.of(
            "OPENAI_API_KEY", openAi.key(),
            "OPENAI_BASE_URL", openAi.baseUrl(),
            "OPENAI_MODEL", "test-gpt",
            "ANTHROPIC_API_KEY", anthropic.key(),
            "ANTHROPIC_BASE_URL", anthropic.baseUrl(),
            "ANTHROPIC_MODEL", "test-claude"));
    private final ApiClient client = server.signedIn();

    @BeforeAll
    void teach() {
        brain.complete(Brain.of(new OfflineModel(server.url().resolve("/playground/"))));
    }

    @AfterAll
    void stop() {
        server.close();
        openAi.close();
        anthropic.close();
    }

    @Test
    void every_configured_model_can_be_picked_and_the_first_vendor_is_the_default() {
        JsonNode models = client.get("/api/v1/models").body().path("data");
        assertThat(models.valueStream().map(model -> model.path("id").asString()))
                .containsExactly("openai/test-gpt", "anthropic/test-claude", "offline/rules");
        assertThat(models.valueStream()
                        .filter(model -> model.path("is_default").asBoolean())
                        .map(model -> model.path("id").asString()))
                .containsExactly("openai/test-gpt");
    }

    @Test
    void an_openai_model_does_the_errand() {
        doesTheErrand("openai/test-gpt", openAi);
    }

    @Test
    void an_anthropic_model_does_the_errand() {
        doesTheErrand("anthropic/test-claude", anthropic);
    }

    @Test
    void a_chat_can_change_its_model_between_messages() {
        TestChat chat = TestChat.begin(client, "anthropic/test-claude");
        assertThat(chat.say("open the shop, how much is the blue bowl?").answer())
                .contains("$18.00");
        int before = openAi.requests().size();
        client.patch("/api/v1/chats/" + chat.id(), Map.of("model", "openai/test-gpt"));
        assertThat(chat.say("how much is the clay teapot?").answer()).contains("$42.00");
        assertThat(openAi.requests()).hasSizeGreaterThan(before);
    }

    private void doesTheErrand(String model, WireServer vendor) {
        TestChat chat = TestChat.begin(client, model);
        int before = vendor.requests().size();
        RunLog log = chat.say(ERRAND);
        assertThat(log.answer()).contains("$29.50");
        assertThat(vendor.requests().size() - before)
                .isEqualTo(log.of("model.used").size());
        JsonNode run = chat.run(log.runId());
        assertThat(run.path("model").asString()).isEqualTo(model);
        assertThat(run.path("input_tokens").asLong()).isPositive();
        assertThat(run.path("output_tokens").asLong()).isPositive();
        chat.awaitParked();
    }
}
