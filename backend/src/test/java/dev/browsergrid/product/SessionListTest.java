package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Lists of sessions: whose they show, how they are filtered, and page after page.
@OnSharedServer
class SessionListTest {
    private final TestServer server;
    private final String email;
    private final ApiClient ada;
    private final ApiClient bob;

    SessionListTest(TestServer server) {
        this.server = server;
        this.email = server.person();
        this.ada = server.signedIn(email);
        this.bob = server.signedInPerson();
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition_while_new_ones_come_in() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.addFirst(ended(ada, "page " + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ada.get("/api/v1/sessions?limit=3" + cursor).body();
            page.path("data").forEach(session -> seen.add(session.path("id").asString()));
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asString();
            ended(ada, "later");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(made);
        assertThat(ada.get("/api/v1/sessions?cursor=x").code()).isEqualTo("cursor_invalid");
    }

    @Test
    void a_list_is_filtered_by_state_pool_name_and_id() {
        String bowls = ended(ada, "About 100% bowls");
        String parked = row(ada, "About mugs", "PARKED");
        assertThat(ids(ada, "status=ended")).containsExactly(bowls);
        assertThat(ids(ada, "status=parked&status=ended")).containsExactly(parked, bowls);
        assertThat(ids(ada, "query=100%25%20BOWLS")).containsExactly(bowls);
        assertThat(ids(ada, "query=%25")).containsExactly(bowls);
        assertThat(ids(ada, "query=" + parked.substring(0, 30))).contains(parked);
        assertThat(ids(ada, "pool=default")).hasSize(2);
        assertThat(ids(ada, "pool=other")).isEmpty();
        assertThat(ada.get("/api/v1/sessions?status=asleep").code()).isEqualTo("status_unknown");
    }

    @Test
    void nobody_sees_or_touches_somebody_elses_but_an_admin_who_asks_for_all() {
        String id = ended(ada, "mine");
        assertThat(ids(bob, "")).doesNotContain(id);
        assertThat(bob.get("/api/v1/sessions/" + id).status()).isEqualTo(404);
        assertThat(bob.get("/api/v1/sessions/" + id + "/events").status()).isEqualTo(404);
        assertThat(bob.post("/api/v1/sessions/" + id + "/release", Map.of()).status())
                .isEqualTo(404);
        assertThat(bob.delete("/api/v1/sessions/" + id).status()).isEqualTo(404);
        ApiClient admin = server.signedIn();
        assertThat(admin.get("/api/v1/sessions/" + id).status()).isEqualTo(404);
        assertThat(ids(admin, "scope=all&owner=" + email)).containsExactly(id);
        assertThat(bob.get("/api/v1/sessions?scope=all").status()).isEqualTo(403);
    }

    @Test
    void releasing_many_says_of_each_what_became_of_it() {
        String over = ended(ada, "over");
        String parked = row(ada, "parked", "PARKED");
        String foreign = ended(bob, "foreign");
        JsonNode answer = ada.post("/api/v1/sessions/bulk-release", Map.of("ids", List.of(over, parked, foreign)))
                .body();
        assertThat(answer.path("data")
                        .valueStream()
                        .map(released -> released.path("outcome").asString()))
                .containsExactly("already_ended", "released", "not_found");
    }

    @Test
    void what_cannot_be_is_refused_with_a_code() {
        assertThat(ada.post("/api/v1/sessions", Map.of("wait_seconds", 61)).code())
                .isEqualTo("wait_invalid");
        assertThat(ada.post("/api/v1/sessions", Map.of("timeout_minutes", 0)).code())
                .isEqualTo("timeout_invalid");
        assertThat(ada.post("/api/v1/sessions", Map.of("name", "x".repeat(201))).code())
                .isEqualTo("name_invalid");
        assertThat(ada.post("/api/v1/pools/nowhere/claim", Map.of()).status()).isEqualTo(404);
        String id = ended(ada, "over");
        assertThat(ada.post("/api/v1/sessions/" + id + "/resume", Map.of()).code())
                .isEqualTo("session_ended");
        assertThat(ada.post("/api/v1/sessions/" + id + "/park", Map.of()).code())
                .isEqualTo("no_profile");
    }

    @Test
    void a_paused_pool_gives_out_nothing_and_keeps_no_trace_of_who_asked() {
        UUID pool = UUID.randomUUID();
        JdbcClient jdbc = server.part(JdbcClient.class);
        jdbc.sql("""
            INSERT INTO pool (id, name, owner_id, min, max, max_concurrency, timeout_minutes, template, paused,
                              created_at, updated_at)
            SELECT :id, 'resting', id, 0, 1, 1, 5, '{}', true, now(), now() FROM account WHERE email = :email
            """).param("id", pool).param("email", email).update();

        ApiClient.Answer refused = ada.post("/api/v1/pools/resting/claim", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("pool_paused");
        assertThat(ids(ada, "pool=resting")).isEmpty();
        assertThat(bob.post("/api/v1/pools/resting/claim", Map.of()).status()).isEqualTo(404);
    }

    private static List<String> ids(ApiClient client, String query) {
        return client.get("/api/v1/sessions?" + query)
                .body()
                .path("data")
                .valueStream()
                .map(session -> session.path("id").asString())
                .toList();
    }

    private String ended(ApiClient client, String name) {
        return row(client, name, "ENDED");
    }

    /// A session that never had a browser.
    private String row(ApiClient client, String name, String state) {
        UUID id = Ids.next();
        server.part(JdbcClient.class)
                .sql("""
                    INSERT INTO session (id, owner_id, pool_id, name, state, created_at, changed_at)
                    SELECT :id, :owner::uuid, id, :name, :state, now(), now()
                      FROM pool WHERE name = 'default' AND owner_id IS NULL
                    """)
                .param("id", id)
                .param("owner", client.get("/api/v1/me").body().path("id").asString())
                .param("name", name)
                .param("state", state)
                .update();
        return id.toString();
    }
}
