package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.account.Credential;
import dev.browsergrid.account.LiveCredentials;
import dev.browsergrid.account.Role;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.login.Logins;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is opened while credentials are looked at.
@OnSharedServer
@Timeout(60)
class LiveCredentialsTest {
    private final TestServer server;

    LiveCredentialsTest(TestServer server) {
        this.server = server;
    }

    @Test
    void what_opens_while_others_are_looked_at_is_not_cut() {
        LiveCredentials credentials = server.part(LiveCredentials.class);
        Logins logins = server.part(Logins.class);
        Viewer somebody = viewer();
        AtomicInteger cuts = new AtomicInteger();
        try (var _ = credentials.register(viewer(), cuts::incrementAndGet)) {
            for (int round = 0; round < 50_000; round++) {
                if (round % 100 == 0) {
                    // has everybody looked at
                    logins.endAll(UUID.randomUUID());
                }
                try (var _ = credentials.register(somebody, cuts::incrementAndGet)) {
                    Thread.onSpinWait();
                }
            }
        }
        assertThat(cuts).hasValue(0);
    }

    private Viewer viewer() {
        ApiClient client = server.signedInPerson();
        return new Viewer(
                id(client, "/api/v1/me", "/id"),
                "somebody@example.com",
                Role.USER,
                new Credential.Login(id(client, "/api/v1/me/logins", "/data/0/id")));
    }

    private static UUID id(ApiClient client, String path, String at) {
        return UUID.fromString(client.get(path).body().at(at).asString());
    }
}
