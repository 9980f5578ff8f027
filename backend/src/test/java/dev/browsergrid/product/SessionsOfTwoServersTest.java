package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// A session whose browser runs on one server, used through another.
@Timeout(180)
class SessionsOfTwoServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What a client of the session's browser is told when its connection ends.
    private static CompletableFuture<String> goodbye(TestSession session) {
        CompletableFuture<String> told = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                told.complete(code + " " + reason);
                return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
                told.completeExceptionally(error);
            }
        };
        var _ = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(session.get().path("connect_url").asString()), listener)
                .join();
        return told;
    }

    /// The server beside the browser does what the other one was asked for.
    private static void assertARunWorksInIt(TestSession session, String page) {
        JsonNode run = TestRun.finished(
                session.client(), Map.of("task", "tell me the title", "start_url", page, "session_id", session.id()));
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("completed");
        assertThat(session.status()).isEqualTo("active");
    }

    @Test
    void a_session_is_released_and_stopped_wherever_it_is_asked_for() {
        try (TestServer first = TestServer.start()) {
            ApiClient here = first.signedIn();
            try (TestServer second = first.startSecond(Map.of())) {
                ApiClient there = second.signedIn();
                TestSession session = TestSession.active(here, Map.of("profile", TestSession.profile(here)));
                TestSession seenThere = new TestSession(there, session.id());

                assertThat(seenThere.status()).isEqualTo("active");
                assertARunWorksInIt(seenThere, first.url() + "/playground/shop.html");
                CompletableFuture<String> goodbye = goodbye(session);
                assertThat(seenThere.post("park").status()).isEqualTo(200);
                seenThere.await("parked");
                assertThat(goodbye).succeedsWithin(PATIENCE).isEqualTo("1001 the session is being parked");
                assertThat(session.events()).containsExactly("lease_granted", "started", "park_asked", "captured");

                TestSession plain = TestSession.active(here, Map.of());
                CompletableFuture<String> over = goodbye(plain);
                assertThat(new TestSession(there, plain.id()).post("release").status())
                        .isEqualTo(200);
                assertThat(over).succeedsWithin(PATIENCE).isEqualTo("1001 the session is over: it was released");

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
