package dev.browsergrid.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who may say which hosts pages reach, and how.
@OnSharedServer
class EgressApiTest {
    private final ApiClient admin;
    private final ApiClient person;
    private final String name = "egress-" + UUID.randomUUID().toString().substring(0, 8);

    EgressApiTest(TestServer server) {
        admin = server.signedIn();
        person = server.signedInPerson();
    }

    @Test
    void a_pool_keeps_its_lists_and_a_change_of_one_leaves_the_others() {
        Answer made = admin.post(
                "/api/v1/pools",
                Map.of(
                        "name",
                        name,
                        "egress",
                        Map.of("allow", List.of("10.0.0.0/8", "localhost:3000"), "deny", List.of("*.ads.example"))));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/egress/allow/1").asString()).isEqualTo("localhost:3000");
        Answer changed =
                admin.patch("/api/v1/pools/" + name, Map.of("egress", Map.of("only", List.of("shop.example"))));
        assertThat(changed.body().at("/egress/deny/0").asString()).isEqualTo("*.ads.example");
        assertThat(changed.body().at("/egress/only/0").asString()).isEqualTo("shop.example");
        assertThat(changed.body().path("version").longValue()).isEqualTo(1);
    }

    @Test
    void each_entry_that_makes_no_sense_is_named() {
        Answer refused = person.post(
                "/api/v1/pools",
                Map.of(
                        "name",
                        name,
                        "egress",
                        Map.of("deny", List.of("ok.example", "http://no"), "only", List.of("a b"))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("pool_invalid");
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("egress.deny[1]", "egress.only[0]");
        assertThat(person.post("/api/v1/pools", Map.of("name", name, "egress", Map.of("allow", "all")))
                        .code())
                .isEqualTo("pool_invalid");
        assertThat(person.post("/api/v1/pools", Map.of("name", name, "egress", Map.of("alow", List.of())))
                        .code())
                .isEqualTo("pool_invalid");
    }

    @Test
    void only_an_admin_opens_what_is_closed() {
        Map<String, Object> opening = Map.of("allow", List.of("10.0.0.1"));
        assertForbidden(person.post("/api/v1/pools", Map.of("name", name, "egress", opening)));
        assertThat(person.post("/api/v1/pools", Map.of("name", name)).status()).isEqualTo(201);
        assertForbidden(person.patch("/api/v1/pools/" + name, Map.of("egress", opening)));
        assertThat(person.patch("/api/v1/pools/" + name, Map.of("egress", Map.of("deny", List.of("a.example"))))
                        .status())
                .isEqualTo(200);
        assertForbidden(person.post("/api/v1/sessions", Map.of("egress", opening)));
        assertForbidden(person.post("/api/v1/pools/default/claim", Map.of("egress", opening)));
    }

    @Test
    void what_an_admin_opened_in_somebody_s_pool_stays_when_its_owner_changes_the_rest() {
        String id = person.post("/api/v1/pools", Map.of("name", name))
                .body()
                .path("id")
                .asString();
        admin.patch("/api/v1/pools/" + id + "?scope=all", Map.of("egress", Map.of("allow", List.of("10.0.0.1"))));
        Answer kept = person.patch(
                "/api/v1/pools/" + name,
                Map.of("egress", Map.of("allow", List.of("10.0.0.1"), "deny", List.of("a.example"))));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(person.patch("/api/v1/pools/" + name, Map.of("egress", Map.of("allow", List.of())))
                        .status())
                .isEqualTo(200);
        assertForbidden(person.patch("/api/v1/pools/" + name, Map.of("egress", Map.of("allow", List.of("10.0.0.1")))));
    }

    @Test
    void a_session_says_what_it_was_asked_with_and_refuses_nonsense() {
        Answer refused = person.post("/api/v1/sessions", Map.of("egress", Map.of("deny", List.of("10.0.0.0/99"))));
        assertThat(refused.code()).isEqualTo("egress_invalid");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("egress.deny[0]");
        person.post("/api/v1/pools", Map.of("name", name, "min", 0));
        person.post("/api/v1/pools/" + name + "/scale", Map.of("warm", 0));
        Answer made =
                person.post("/api/v1/sessions", Map.of("pool", name, "egress", Map.of("deny", List.of("ads.example"))));
        assertThat(made.status()).isEqualTo(201);
        String path = "/api/v1/sessions/" + made.body().path("id").asString();
        assertThat(person.get(path).body().at("/egress/deny/0").asString()).isEqualTo("ads.example");
        person.delete(path);
    }

    @Test
    void connecting_may_narrow_too() {
        Answer refused = person.get("/connect/json?deny=10.0.0.0/99,ok.example&only=a%20b");
        assertThat(refused.code()).isEqualTo("connect_invalid");
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("deny[0]", "only[0]");
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("egress_allow_forbidden");
    }
}
