package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Settings make the default pool once; from then on it is what an admin made of it.
@Timeout(120)
class PoolRestartTest {
    @Test
    void what_an_admin_changed_about_the_default_pool_is_there_after_the_next_start_whatever_the_settings_say() {
        try (TestServer first = TestServer.start(Map.of("browsergrid.default-pool.min", "0"))) {
            ApiClient.Answer changed = first.signedIn()
                    .patch("/api/v1/pools/default", Map.of("max", 7, "description", "ours", "idle_minutes", 5));
            assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
            Map<String, String> settings =
                    Map.of("browsergrid.default-pool.min", "2", "browsergrid.default-pool.max", "3");
            try (TestServer second = first.startSecond(settings)) {
                JsonNode pool = second.signedIn().get("/api/v1/pools/default").body();
                assertThat(pool.path("min").asInt()).isZero();
                assertThat(pool.path("max").asInt()).isEqualTo(7);
                assertThat(pool.path("idle_minutes").asInt()).isEqualTo(5);
                assertThat(pool.path("description").asString()).isEqualTo("ours");
            }
        }
    }
}
