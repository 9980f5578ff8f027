package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a person is told who asks a pool for more than it gives.
@OnSharedServer
@Timeout(180)
class PoolLimitsTest {
    private static final int BOUND = 200;

    private final TestServer server;
    private final ApiClient ada;
    private final ApiClient bob;

    PoolLimitsTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
        this.bob = server.signedInPerson();
    }

    @Test
    void who_finds_the_line_full_is_told_when_to_come_back_and_leaves_no_session() {
        String name = "pool-" + UUID.randomUUID().toString().substring(0, 8);
        String pool = ada.post("/api/v1/pools", Map.of("name", name, "min", 0, "max", 1))
                .body()
                .path("id")
                .asString();
        waitInLine(pool);

        Answer refused = ada.post("/api/v1/sessions", Map.of("pool", name));

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("pool_full");
        assertThat(refused.headers().get("retry-after")).containsExactly("30");
        assertThat(ada.get("/api/v1/sessions").body().path("data")).isEmpty();
        assertThat(ada.get("/api/v1/pools/" + name + "/queue").body().path("data"))
                .hasSize(BOUND);
        forget(pool);
    }

    @Test
    void a_person_who_uses_as_many_as_one_may_waits_while_others_are_served() {
        ApiClient admin = server.signedIn();
        admin.patch("/api/v1/pools/default", Map.of("max_per_user", 1));
        try {
            TestSession first = TestSession.active(ada, Map.of());
            TestSession second = TestSession.ask(ada, Map.of());
            assertThat(second.status()).isEqualTo("queued");

            TestSession others = TestSession.active(bob, Map.of());

            assertThat(second.status()).isEqualTo("queued");
            assertThat(second.get().path("queue").path("position").asInt()).isEqualTo(1);
            others.post("release");
            first.post("release");
            second.await("active").post("release");
        } finally {
            admin.patch("/api/v1/pools/default", Collections.singletonMap("max_per_user", null));
        }
    }

    /// As many sessions as may, of hosts that are elsewhere, so that no browser is started for them.
    private void waitInLine(String pool) {
        server.part(JdbcClient.class)
                .sql("""
                    WITH made AS (
                        INSERT INTO session (id, owner_id, pool_id, state, deleted, created_at, changed_at)
                        SELECT gen_random_uuid(), p.owner_id, p.id, 'QUEUED', true, now(), now()
                          FROM pool p, generate_series(1, :bound) WHERE p.id = :pool::uuid
                        RETURNING id, owner_id, pool_id)
                    INSERT INTO waiting_claim (session_id, pool_id, owner_id, host_id, asked_at, last_asked_at)
                    SELECT id, pool_id, owner_id, gen_random_uuid(), now(), now() + interval '1 hour' FROM made
                    """)
                .param("bound", BOUND)
                .param("pool", pool)
                .update();
    }

    private void forget(String pool) {
        server.part(JdbcClient.class)
                .sql("DELETE FROM session WHERE pool_id = :pool::uuid")
                .param("pool", pool)
                .update();
        assertThat(ada.delete("/api/v1/pools/" + pool).status()).isEqualTo(204);
    }
}
