package dev.browsergrid.product;

import static dev.browsergrid.testing.ScriptedServer.done;
import static dev.browsergrid.testing.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ScriptedServer;
import dev.browsergrid.testing.TestRun;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// What runs cost, and how much they may, where models have prices.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class RunCostTest {
    private static final String TASK = "say what you think";
    private static final String PRICED = "openai/test-gpt";

    private ScriptedServer scripted;
    private ApiClient ada;

    @BeforeAll
    void start() {
        scripted = new ScriptedServer(
                Map.of("browsergrid.model.prices", PRICED + "=3:15", "OLLAMA_MODEL", "free-for-all"));
        scripted.teach(TASK, _ -> response(done("Much.")));
        ada = scripted.server().signedInPerson();
    }

    @AfterAll
    void stop() {
        scripted.close();
    }

    @Test
    void a_run_within_its_money_says_what_its_model_cost() {
        JsonNode run =
                TestRun.finished(ada, Map.of("task", TASK, "model", PRICED, "limits", Map.of("max_cost_usd", 0.75)));
        assertThat(run.path("status").asString()).isEqualTo("completed");
        assertThat(run.path("limits").path("max_cost_usd").asDouble()).isEqualTo(0.75);
        JsonNode usage = run.path("usage");
        long exact = usage.path("input_tokens").asLong() * 3
                + usage.path("output_tokens").asLong() * 15;
        assertThat(usage.path("model_cost_micros").asLong()).isPositive().isEqualTo(exact);
        assertThat(usage.path("currency").asString()).isEqualTo("USD");
        String asked = scripted.model().requests().getLast().body().toString();
        assertThat(asked).as("the answer is bounded").contains("\"max_tokens\":8192");
    }

    @Test
    void a_run_whose_first_turn_could_cost_more_asks_no_model_anything() {
        JsonNode run =
                TestRun.finished(ada, Map.of("task", TASK, "model", PRICED, "limits", Map.of("max_cost_usd", 0.001)));
        assertThat(run.path("status").asString()).isEqualTo("failed");
        assertThat(run.path("failure").path("code").asString()).isEqualTo("cost_limit_reached");
        assertThat(run.path("usage").path("model_cost_micros").asLong()).isZero();
        assertThat(run.path("input_tokens").asLong()).isZero();
    }

    @Test
    void money_is_no_limit_for_a_model_whose_price_nobody_told() {
        ApiClient.Answer refused = ada.post(
                "/api/v1/cua",
                Map.of("task", TASK, "model", "ollama/free-for-all", "limits", Map.of("max_cost_usd", 1)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("price_unknown");
        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo("limits.max_cost_usd");
    }
}
