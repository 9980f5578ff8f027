package dev.browsergrid.proxy;

import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A session in use whose browser is none of the server's, so that nothing but the test has a hand in it.
final class FakeSession implements AutoCloseable {
    private final UUID id = UUID.randomUUID();
    private final UUID lease = UUID.randomUUID();
    private final UUID node = UUID.randomUUID();
    private final UUID secret = UUID.randomUUID();
    private final TestServer server;
    private final JdbcClient jdbc;

    FakeSession(TestServer server, URI browser) {
        this.server = server;
        jdbc = server.part(JdbcClient.class);
        jdbc.sql("""
            INSERT INTO node (id, pool_id, host_id, state, cdp_url, created_at, changed_at)
            SELECT :node, id, :node, 'LEASED', :url, now(), now() FROM pool WHERE name = 'default'
            """).param("node", node).param("url", browser.toString()).update();
        jdbc.sql("""
            INSERT INTO session (id, owner_id, pool_id, name, state, wanted, lease_id, leased_at, created_at, changed_at)
            SELECT :id, a.id, p.id, 'fake', 'ACTIVE', true, :lease, now(), now(), now()
              FROM pool p, account a WHERE p.name = 'default' AND a.email = :email
            """)
                .param("id", id)
                .param("lease", lease)
                .param("email", TestServer.EMAIL)
                .update();
        jdbc.sql("""
            INSERT INTO lease (id, node_id, pool_id, session_id, server_id, granted_at, expires_at, secret)
            SELECT :lease, :node, id, :id, :node, now(), now() + interval '1 hour', :secret
              FROM pool WHERE name = 'default'
            """)
                .param("lease", lease)
                .param("node", node)
                .param("id", id)
                .param("secret", secret)
                .update();
    }

    String id() {
        return id.toString();
    }

    String path() {
        return "/session/" + id + "/connect/devtools/browser/" + secret;
    }

    URI socket(String path) {
        return URI.create(server.url().toString().replace("http:", "ws:") + path);
    }

    @Override
    public void close() {
        for (String statement :
                new String[] {"DELETE FROM session WHERE id = :id", "DELETE FROM node WHERE id = :node"}) {
            jdbc.sql(statement).param("id", id).param("node", node).update();
        }
    }
}
