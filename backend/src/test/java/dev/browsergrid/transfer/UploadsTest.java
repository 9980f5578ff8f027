package dev.browsergrid.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files that pages of a session's browser upload.
@OnSharedServer
@Timeout(240)
class UploadsTest {
    private static final byte[] CONTENT = "of their own".getBytes(StandardCharsets.UTF_8);

    private final TestServer server;
    private final ApiClient owner;

    UploadsTest(TestServer server) {
        this.server = server;
        this.owner = server.signedInPerson();
    }

    /// Chooses the file in a form and answers what the page reads.
    private static String chosen(CdpConnection connection, String path) {
        CdpSession page = connection.attach(connection
                .call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString());
        String input = page.call("Runtime.evaluate", Map.of("expression", """
            document.body.appendChild(Object.assign(document.createElement('input'), {type: 'file'}))
            """))
                .at("/result/objectId")
                .asString();
        page.call("DOM.setFileInputFiles", Map.of("files", new String[] {path}, "objectId", input));
        return page.call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                "(f => f.text().then(text => f.name + ': ' + text))"
                                        + "(document.querySelector('input').files[0])",
                                "awaitPromise",
                                true))
                .at("/result/value")
                .asString();
    }

    @Test
    void a_sent_file_is_chosen_by_the_path_that_was_answered_and_nothing_else_of_the_host_is() {
        TestSession session = TestSession.active(owner, Map.of());
        String uploads = "/api/v1/sessions/" + session.id() + "/uploads";
        Answer sent = owner.upload(uploads, "../../own file.txt", CONTENT);
        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(201);
        String path = sent.body().path("path").asString();
        String id = sent.body().path("id").asString();
        assertThat(path).isEqualTo("/uploads/" + id + "/own file.txt");
        assertThat(sent.body().path("size").asInt()).isEqualTo(CONTENT.length);

        String stored = owner.upload("/api/v1/files", "stored.txt", CONTENT)
                .body()
                .path("id")
                .asString();
        Answer again = owner.post(uploads + "?file_id=" + stored, Map.of());
        assertThat(again.status()).as(again.body().toString()).isEqualTo(201);
        assertThat(owner.post(uploads, Map.of()).code()).isEqualTo("file_missing");
        assertThat(server.signedInPerson().upload(uploads, "x", CONTENT).status())
                .isEqualTo(404);

        try (CdpConnection connection = new SessionBrowser(session).connect()) {
            assertThat(chosen(connection, path)).isEqualTo("own file.txt: of their own");
            assertThat(chosen(connection, again.body().path("path").asString())).isEqualTo("stored.txt: of their own");
            assertThatThrownBy(() -> chosen(connection, "/etc/passwd"))
                    .isInstanceOf(CdpException.class)
                    .hasMessageContaining("/uploads");
        }
        assertThat(owner.delete(uploads + "/" + id).status()).isEqualTo(204);
        assertThat(owner.delete(uploads + "/" + id).status()).isEqualTo(404);
        owner.delete("/api/v1/sessions/" + session.id());
    }

    @Test
    void a_file_for_a_browser_beside_another_server_is_refused_with_a_code_of_its_own() {
        TestSession session = TestSession.active(owner, Map.of());
        String uploads = "/api/v1/sessions/" + session.id() + "/uploads";
        JdbcClient jdbc = server.part(JdbcClient.class);
        String host = "UPDATE node SET host_id = %s WHERE id = :node::uuid";
        String node = session.node(server);
        jdbc.sql(host.formatted("id")).param("node", node).update();
        try {
            assertThat(owner.upload(uploads, "x.txt", CONTENT).code()).isEqualTo("browser_elsewhere");
        } finally {
            jdbc.sql(host.formatted(":host"))
                    .param(
                            "host",
                            server.part(dev.browsergrid.platform.Home.class).hostId())
                    .param("node", node)
                    .update();
            owner.delete("/api/v1/sessions/" + session.id());
        }
        assertThat(owner.upload(uploads, "x.txt", CONTENT).status()).isEqualTo(404);
    }
}
