package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A session whose browser runs on one server, used through another.
@Timeout(180)
class SessionsOfTwoServersTest {
    @Test
    void a_session_is_released_and_stopped_wherever_it_is_asked_for() {
        try (TestServer first = TestServer.start()) {
            ApiClient here = first.signedIn();
            try (TestServer second = first.startSecond(Map.of())) {
                ApiClient there = second.signedIn();
                TestSession session = TestSession.active(here, Map.of("profile", TestSession.profile(first, here)));
                TestSession seenThere = new TestSession(there, session.id());

                assertThat(seenThere.status()).isEqualTo("active");
                assertThat(seenThere.post("park").status()).isEqualTo(200);
                seenThere.await("parked");
                assertThat(session.events()).containsExactly("lease_granted", "started", "park_asked", "captured");

                assertThat(seenThere.post("resume").status()).isEqualTo(200);
                seenThere.await("active");
            }
            // the second server was stopped in order; what was wanted there is wanted still
            TestSession kept = new TestSession(
                    here,
                    here.get("/api/v1/sessions?status=parked&status=queued&status=starting&status=active")
                            .body()
                            .path("data")
                            .path(0)
                            .path("id")
                            .asString());
            await().atMost(Duration.ofSeconds(40)).until(() -> kept.status().equals("active"));
            kept.post("release");
            kept.await("parked");
        }
    }
}
