package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Runs of the offline model on the playground, done again without a model.
@OnSharedServer
@Timeout(180)
class ReplayTest {
    private final TestServer server;
    private final ApiClient ada;

    ReplayTest(TestServer server) {
        this.server = server;
        this.ada = server.signedIn();
    }

    @Test
    void an_errand_in_the_shop_is_done_again_in_a_fresh_browser() throws IOException {
        JsonNode first = TestRun.finished(
                ada,
                Map.of(
                        "task",
                        "add two blue mugs to the cart and tell me the total",
                        "model",
                        "offline/rules",
                        "start_url",
                        server.url() + "/playground/shop.html"));
        assertThat(first.path("answer").asString()).contains("$29.50");
        TestRun run = new TestRun(ada, first.path("id").asString());
        JsonNode recipe = run.get("/recipe");
        assertThat(recipe.path("repeatable").asBoolean()).as(recipe.toString()).isTrue();

        ApiClient.Answer answer = ada.post("/api/v1/runs/" + run.id() + "/replay?wait=60", Map.of());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        JsonNode again = answer.body();
        assertThat(again.path("status").asString()).as(again.toString()).isEqualTo("completed");
        assertThat(again.path("success").asBoolean()).as(again.toString()).isTrue();
        assertThat(again.path("answer").asString()).contains("$29.50");
        assertThat(again.path("model").asString()).isEqualTo("replay");
        assertThat(again.path("input_tokens").asLong()
                        + again.path("output_tokens").asLong())
                .isZero();
        assertThat(again.path("session_id").asString())
                .isNotEqualTo(first.path("session_id").asString());
        assertThat(ada.get("/api/v1/runs/" + again.path("id").asString() + "/divergence")
                        .status())
                .isEqualTo(404);

        String script =
                new String(run.raw("/export?format=playwright-java").body().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script).contains("AriaRole.BUTTON").contains("/playground/shop.html");
        assertThat(ada.get("/api/v1/runs/" + run.id() + "/export?format=cobol").code())
                .isEqualTo("format_unknown");
        ApiClient.Answer strange =
                ada.post("/api/v1/runs/" + run.id() + "/replay", Map.of("variables", Map.of("nobody", "x")));
        assertThat(strange.code()).isEqualTo("field_invalid");
        assertThat(ada.post("/api/v1/runs/" + run.id() + "/replay", Map.of("task", "x"))
                        .code())
                .isEqualTo("field_unknown");
    }
}
