package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.BrowserTab;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// A session somebody was using when its server was killed.
record SessionInUse(TestSession session, String node) {
    static SessionInUse begin(ApiClient client) {
        TestSession session = TestSession.active(client, Map.of("name", "kept"));
        return new SessionInUse(session, session.get().path("node_id").asString());
    }

    void assertAdoptedBy(ServerProcess server) {
        await().atMost(Duration.ofSeconds(30)).until(() -> says(server));
        assertThat(session.status()).isEqualTo("active");
        assertThat(session.get().path("node_id").asString()).isEqualTo(node);
    }

    private boolean says(ServerProcess server) throws IOException {
        String output = server.output();
        return output.contains("session=" + session.id()) && output.contains("action=adopt");
    }

    void assertGoesOnUntilReleased(ServerProcess server) {
        assertGuarded(server);
        new SessionBrowser(session).crashAPage();
        assertThat(session.reason()).as("told by the server that adopted it").contains("crashed");
        assertThat(session.post("release").status()).isEqualTo(200);
        session.await("ended");
        assertThat(session.events())
                .startsWith("lease_granted", "started", "visit_refused", "page_crashed")
                .endsWith("closed");
    }

    /// The guard is the second server's by now, on the port the browser knows.
    private void assertGuarded(ServerProcess server) {
        try (CdpConnection connection = new SessionBrowser(session).connect()) {
            BrowserTab tab = BrowserTab.open(connection);
            tab.visit(server.url() + "/playground/");
            assertThat(tab.text()).contains("A place to practise");
            tab.visit("http://169.254.169.254/");
            assertThat(tab.text()).contains("This address is blocked");
        }
        assertThat(session.events()).contains("visit_refused");
    }
}
