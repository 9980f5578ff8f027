package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnSharedServer
@Timeout(180)
class NodeDrainTest {
    private final TestServer server;
    private final ApiClient admin;
    private final ApiClient ada;

    NodeDrainTest(TestServer server) {
        this.server = server;
        this.admin = server.signedIn();
        this.ada = server.signedInPerson();
    }

    @Test
    void a_browser_in_use_is_drained_when_it_is_given_back_or_now_after_its_state_is_saved() {
        TestSession session = TestSession.active(ada, Map.of("profile", TestSession.profile(ada)));
        String drain = "/api/v1/nodes/" + session.node(server) + "/drain";
        assertThat(ada.post(drain + "?now=true", Map.of()).status())
                .as("for a user there are no nodes")
                .isEqualTo(404);

        assertThat(admin.post(drain, Map.of()).body().path("state").asString()).isEqualTo("leased");
        assertThat(session.status()).isEqualTo("active");

        Answer now = admin.post(drain + "?now=true", Map.of());

        assertThat(now.status()).isEqualTo(200);
        session.await("parked");
        assertThat(session.reason()).isEqualTo("an admin took its browser back");
        assertThat(session.events()).containsExactly("lease_granted", "started", "park_asked", "captured");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> admin.post(drain, Map.of())
                        .body()
                        .path("state")
                        .asString()
                        .equals("gone"));
        session.post("resume");
        session.await("active").post("release");
        session.await("parked");
    }
}
