package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The meter held against what really happened: sessions that were released, parked and resumed, lost their browser or
/// were taken over, and a chat; with real browsers, to the millisecond.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
@Order(1)
class MeterTest {
    private final TestServer server;
    private final JdbcClient jdbc;
    private final ApiClient ada;
    private final ApiClient admin;
    private final UUID adaId;
    private final TestChat chat;

    MeterTest(TestServer server) {
        this.server = server;
        this.jdbc = server.part(JdbcClient.class);
        this.ada = server.signedInPerson();
        this.admin = server.signedIn();
        this.adaId = UUID.fromString(ada.get("/api/v1/me").body().path("id").asString());
        this.chat = TestChat.begin(ada);
    }

    @BeforeAll
    void a_day_of_work() {
        chat.say("open the shop and tell me the title");
        // while its browser is still being given back
        chat.say("what is the title?");
        released();
        parkedAndResumed();
        withoutItsBrowser();
        takenOver();
        chat.awaitParked();
    }

    private void released() {
        TestSession session = TestSession.active(ada, Map.of());
        session.post("release");
        session.await("ended");
    }

    private void parkedAndResumed() {
        TestSession session = TestSession.active(ada, Map.of("profile", TestSession.profile(ada)));
        session.post("park");
        session.await("parked").post("resume");
        session.await("active").post("release");
        session.await("parked");
    }

    private void withoutItsBrowser() {
        TestSession session = TestSession.active(ada, Map.of());
        String node = session.node(server);
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(node))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        session.await("ended");
    }

    /// Its server is gone since a millisecond after it got its browser, says the row; so another takes it over.
    private void takenOver() {
        TestSession session = TestSession.active(ada, Map.of());
        jdbc.sql("""
            UPDATE lease SET server_id = id, expires_at = granted_at + interval '1 millisecond'
             WHERE session_id = :session::uuid AND ended_at IS NULL
            """).param("session", session.id()).update();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                    SELECT count(*) FROM lease
                     WHERE session_id = :session::uuid AND ended_at IS NULL AND server_id <> id
                    """)
                                .param("session", session.id())
                                .query(Integer.class)
                                .single()
                        == 1);
        session.post("release");
        session.await("ended");
    }

    private record Held(UUID lease, long heldMs, long billedMs, long lapsedMs, int grants, boolean within) {}

    @Test
    void what_is_billed_is_the_time_the_leases_held_a_browser() {
        List<Held> leases = jdbc.sql("""
            SELECT l.id AS lease, usage_ms(l.granted_at, l.ended_at) AS held_ms,
                   sum(usage_ms(u.started_at, u.ended_at))::bigint AS billed_ms,
                   usage_ms(min(u.started_at), max(u.ended_at)) - sum(usage_ms(u.started_at, u.ended_at))::bigint
                       AS lapsed_ms,
                   (SELECT count(*) FROM session_event e
                     WHERE e.lease_id = l.id AND e.event = 'LeaseGranted') AS grants,
                   bool_and((SELECT e.at FROM session_event e WHERE e.lease_id = l.id AND e.event = 'LeaseGranted')
                            >= l.granted_at) AS within
              FROM lease l JOIN session s ON s.id = l.session_id JOIN usage_interval u ON u.lease_id = l.id
             WHERE s.owner_id = :ada
             GROUP BY l.id ORDER BY l.granted_at
            """).param("ada", adaId).query(Held.class).list();

        assertThat(leases).hasSize(7).allSatisfy(held -> {
            assertThat(held.billedMs()).isEqualTo(held.heldMs() - held.lapsedMs());
            assertThat(held.grants()).isEqualTo(1);
            assertThat(held.within()).isTrue();
        });
        assertThat(leases.stream().filter(held -> held.lapsedMs() > 0))
                .as("only the one whose server was gone")
                .hasSize(1);
    }

    @Test
    void a_lease_without_a_server_is_billed_until_its_term_is_over_and_again_from_when_it_is_taken_over() {
        List<Long> uses = jdbc.sql("""
            SELECT usage_ms(started_at, ended_at) FROM usage_interval
             WHERE lease_id IN (SELECT u.lease_id FROM usage_interval u WHERE u.user_id = :ada
                                 GROUP BY u.lease_id HAVING count(*) = 2)
             ORDER BY started_at
            """).param("ada", adaId).query(Long.class).list();
        assertThat(uses).hasSize(2);
        assertThat(uses.getFirst()).isEqualTo(1);
        assertThat(uses.getLast()).isNotNegative();
    }

    @Test
    void the_api_the_sessions_and_the_table_tell_the_same() {
        long stored = jdbc.sql("SELECT sum(usage_ms(started_at, ended_at)) FROM usage_interval WHERE user_id = :ada")
                .param("ada", adaId)
                .query(Long.class)
                .single();
        for (String group : List.of("day", "session", "chat", "user")) {
            assertThat(ada.get("/api/v1/usage?group=" + group)
                            .body()
                            .path("total")
                            .path("billed_ms")
                            .asLong())
                    .isEqualTo(stored);
        }
        assertThat(ada.get("/api/v1/sessions")
                        .body()
                        .path("data")
                        .valueStream()
                        .mapToLong(session -> session.path("billed_ms").asLong())
                        .sum())
                .isEqualTo(stored);
        assertThat(ada.get("/api/v1/usage/allowance").body().path("used_ms").asLong())
                .isEqualTo(stored);
    }

    @Test
    void the_messages_of_a_chat_cost_together_what_the_chat_costs() {
        List<JsonNode> used = chat.messages()
                .valueStream()
                .map(message -> message.path("run").path("usage"))
                .toList();
        JsonNode sum =
                ada.get("/api/v1/usage?group=chat&chat=" + chat.id()).body().path("total");
        assertThat(used).hasSize(2).allSatisfy(usage -> {
            assertThat(usage.path("settled").asBoolean()).isTrue();
            assertThat(usage.path("thawed_ms").asLong()
                            + usage.path("active_ms").asLong()
                            + usage.path("frozen_ms").asLong())
                    .isEqualTo(usage.path("billed_ms").asLong())
                    .isPositive();
        });
        assertThat(used.stream()
                        .mapToLong(usage -> usage.path("billed_ms").asLong())
                        .sum())
                .isEqualTo(sum.path("billed_ms").asLong());
        assertThat(used.stream()
                        .mapToLong(usage -> usage.path("cost_micros").asLong())
                        .sum())
                .isEqualTo(sum.path("cost_micros").asLong());
        assertThat(sum.path("idle_ms").asLong()).isNotNegative();
    }

    @Test
    void who_has_used_up_the_month_begins_nothing_new_until_an_admin_says_otherwise() {
        assertThat(admin.put("/api/v1/users/" + adaId + "/allowance", Map.of("monthly_minutes", 0))
                        .status())
                .isEqualTo(200);
        for (ApiClient.Answer refused : List.of(
                chat.post("what is the title?"),
                ada.post("/api/v1/sessions", Map.of()),
                ada.post("/api/v1/pools/default/claim", Map.of()),
                ada.get("/api/v1/connect/json/version"))) {
            assertThat(refused.status()).isEqualTo(402);
            assertThat(refused.code()).isEqualTo("usage_limit_reached");
            assertThat(refused.body().path("resets_at").asString()).endsWith("-01T00:00:00Z");
            assertThat(refused.body().path("detail").asString()).contains("00:00 UTC");
        }
        JsonNode allowance = ada.get("/api/v1/usage/allowance").body();
        assertThat(allowance.path("reached").asBoolean()).isTrue();
        assertThat(allowance.path("own").asBoolean()).isTrue();
        assertThat(admin.get("/api/v1/usage/allowances").body().path("data").valueStream())
                .anySatisfy(each ->
                        assertThat(each.path("user").path("id").asString()).isEqualTo(adaId.toString()));
        assertThat(admin.put("/api/v1/users/" + adaId + "/allowance", Map.of()).code())
                .isEqualTo("allowance_invalid");
        assertThat(admin.put("/api/v1/users/" + UUID.randomUUID() + "/allowance", Map.of("unlimited", true))
                        .status())
                .isEqualTo(404);
        assertThat(admin.put("/api/v1/users/" + adaId + "/allowance", Map.of("unlimited", true))
                        .body()
                        .path("reached")
                        .asBoolean())
                .isFalse();
        assertThat(admin.delete("/api/v1/users/" + adaId + "/allowance")
                        .body()
                        .path("own")
                        .asBoolean())
                .isFalse();
    }
}
