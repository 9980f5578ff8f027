package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a program may not ask the agent for: each refusal has its status and code, and names the field.
@OnSharedServer
class CuaRefusalsTest {
    private static final String ID = UUID.randomUUID().toString();

    private final ApiClient ada;

    CuaRefusalsTest(TestServer server) {
        this.ada = server.signedInPerson();
    }

    private record Refusal(String field, Object value, String code) {}

    @TestFactory
    Stream<DynamicTest> a_field_that_cannot_be_heeded_is_refused_by_name() {
        Stream<Refusal> notYet = Stream.of("record").map(field -> new Refusal(field, true, "field_not_supported"));
        Stream<Refusal> wrong = Stream.of(
                new Refusal("tsak", "x", "field_unknown"),
                new Refusal("limits.max_stepps", 1, "field_unknown"),
                new Refusal("task", "  ", "field_invalid"),
                new Refusal("task", "x".repeat(20_001), "field_invalid"),
                new Refusal("task", 7, "field_invalid"),
                new Refusal("start_url", "file:///etc/passwd", "field_invalid"),
                new Refusal("start_url", "shop.html", "field_invalid"),
                new Refusal("chat_id", "no id", "field_invalid"),
                new Refusal("profile", " ", "field_invalid"),
                new Refusal("files", "x", "field_invalid"),
                new Refusal("output_schema", Map.of("type", "thing"), "field_invalid"),
                new Refusal("output_schema", "thing", "field_invalid"),
                new Refusal("approval_policy", "never", "field_invalid"),
                new Refusal("on_question", "answer", "field_invalid"),
                new Refusal("limits.max_steps", 0, "field_invalid"),
                new Refusal("limits.max_steps", 51, "field_invalid"),
                new Refusal("limits.max_seconds", 601, "field_invalid"),
                new Refusal("limits.max_tokens", 1_000_001, "field_invalid"),
                new Refusal("limits.max_steps", "3", "field_invalid"),
                new Refusal("limits.max_cost_usd", 0, "field_invalid"),
                new Refusal("limits.max_cost_usd", 1_000.01, "field_invalid"),
                new Refusal("limits.max_cost_usd", 0.0000001, "field_invalid"),
                new Refusal("limits.max_cost_usd", "0.5", "field_invalid"),
                new Refusal("vision", "sometimes", "field_invalid"),
                new Refusal("vision", true, "field_invalid"),
                new Refusal("vision", "always", "vision_unsupported"),
                new Refusal("webhook", true, "field_invalid"),
                new Refusal("webhook.url", "hooks.example", "field_invalid"),
                new Refusal("persistent", "yes", "field_invalid"),
                new Refusal("metadata", Map.of("k", "x".repeat(501)), "field_invalid"),
                new Refusal("allowed_domains", List.of(), "field_invalid"),
                new Refusal("allowed_domains", "shop.example", "field_invalid"),
                new Refusal("blocked_domains", true, "field_invalid"),
                new Refusal("model", "nobody/knows", "unknown_model"),
                new Refusal("instructions", "be quick", "instructions_not_followed"),
                new Refusal("viewport", Map.of("width", 1, "height", 700), "viewport_invalid"));
        return Stream.concat(notYet, wrong)
                .map(refusal -> DynamicTest.dynamicTest(refusal.field() + " " + refusal.code(), () -> check(refusal)));
    }

    private void check(Refusal refusal) {
        Map<String, Object> body = new HashMap<>(Map.of("task", "tell me the title"));
        String[] path = refusal.field().split("\\.", -1);
        body.put(path[0], path.length == 1 ? refusal.value() : Map.of(path[1], refusal.value()));
        ApiClient.Answer answer = ada.post("/api/v1/cua", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(refusal.code());
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(refusal.field());
    }

    @Test
    void each_domain_that_makes_no_sense_is_named_and_a_run_does_not_begin_where_it_may_not_go() {
        ApiClient.Answer senseless = ada.post(
                "/api/v1/cua",
                Map.of(
                        "task",
                        "x",
                        "allowed_domains",
                        List.of("shop.example", "https://shop.example/"),
                        "blocked_domains",
                        List.of("*.ads.example:443", "a b")));
        assertThat(senseless.status()).isEqualTo(422);
        assertThat(senseless
                        .body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("allowed_domains[1]", "blocked_domains[1]");
        for (Map<String, Object> lists : List.<Map<String, Object>>of(
                Map.of("allowed_domains", List.of("*.shop.example", "shop.example:8443")),
                Map.of("blocked_domains", List.of("example"), "allowed_domains", List.of("shop.example")))) {
            Map<String, Object> body = new HashMap<>(lists);
            body.put("task", "x");
            body.put("start_url", "https://shop.example/");
            assertThat(ada.post("/api/v1/cua", body).code())
                    .as(lists.toString())
                    .isEqualTo("start_url_blocked");
        }
    }

    @Test
    void a_secret_that_makes_no_sense_is_named_and_not_repeated() {
        Map<String, Object> secrets = new java.util.LinkedHashMap<>();
        secrets.put("short", Map.of("value", "xyz", "domains", List.of("shop.example")));
        secrets.put("both", Map.of("value", "Geheim-1", "totp", "GEZDGNBVGY3TQOJQ", "domains", List.of("a.example")));
        secrets.put("code", Map.of("totp", "Geheim-2", "domains", List.of("a.example")));
        secrets.put("nowhere", Map.of("value", "Geheim-3", "domains", List.of()));
        secrets.put("anywhere", Map.of("value", "Geheim-4", "domains", List.of("a.example", "com")));
        secrets.put("Geheim 5", Map.of("value", "Geheim-5", "domains", List.of("a.example")));
        ApiClient.Answer answer = ada.post("/api/v1/cua", Map.of("task", "x", "secrets", secrets));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly(
                        "secrets.short.value",
                        "secrets.both",
                        "secrets.code.totp",
                        "secrets.nowhere.domains",
                        "secrets.anywhere.domains[1]",
                        "secrets");
        assertThat(answer.body().toString()).doesNotContain("Geheim");
        for (Object senseless :
                List.of(true, List.of("x"), Map.of("pw", "Geheim-6"), Map.of("pw", Map.of("valu", "Geheim")))) {
            ApiClient.Answer refused = ada.post("/api/v1/cua", Map.of("task", "x", "secrets", senseless));
            assertThat(refused.code()).as(senseless.toString()).isEqualTo("field_invalid");
            assertThat(refused.body().toString()).doesNotContain("Geheim");
        }
    }

    @Test
    void a_run_has_one_place_and_what_is_there_is_as_it_is() {
        for (Map<String, Object> places : List.<Map<String, Object>>of(
                Map.of("chat_id", ID, "session_id", ID),
                Map.of("profile", "mine", "session_id", ID),
                Map.of("session_id", ID, "pool", "default"),
                Map.of("chat_id", ID, "viewport", Map.of("width", 900, "height", 700)))) {
            Map<String, Object> body = new HashMap<>(places);
            body.put("task", "x");
            assertThat(ada.post("/api/v1/cua", body).code()).isEqualTo("fields_exclude_each_other");
        }
    }

    @Test
    void what_there_is_not_is_not_found() {
        for (String place : List.of("chat_id", "profile", "session_id", "pool")) {
            assertThat(ada.post("/api/v1/cua", Map.of("task", "x", place, ID)).status())
                    .as(place)
                    .isEqualTo(404);
        }
        assertThat(ada.post("/api/v1/cua", Map.of("task", "x", "files", List.of(ID)))
                        .code())
                .isEqualTo("file_unknown");
        assertThat(ada.get("/api/v1/runs?cursor=x").code()).isEqualTo("cursor_invalid");
        assertThat(ada.get("/api/v1/runs?status=resting").code()).isEqualTo("status_unknown");
    }

    @Test
    void headers_and_parameters_are_looked_at_too() {
        Map<String, Object> wish = Map.of("task", "x");
        for (String wait : List.of("61", "-1", "long")) {
            assertThat(ada.post("/api/v1/cua?wait=" + wait, wish).code()).isEqualTo("wait_invalid");
        }
        assertThat(ada.post("/api/v1/cua", wish, Map.of("Idempotency-Key", "two words"))
                        .code())
                .isEqualTo("idempotency_key_invalid");
        assertThat(ada.post("/api/v1/cua", List.of(1)).code()).isEqualTo("field_invalid");
        assertThat(ada.get("/api/v1/runs").body().path("data").size())
                .as("nothing was started")
                .isZero();
    }
}
