package dev.browsergrid.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OddSite;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// What pages download, as its owner finds it over HTTP.
@OnSharedServer
@Timeout(240)
class DownloadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestServer server;
    private final ApiClient owner;
    private final TestSession session;
    private final String path;

    DownloadsTest(TestServer server) {
        this.server = server;
        this.owner = server.signedInPerson();
        this.session = TestSession.active(owner, Map.of());
        this.path = "/api/v1/sessions/" + session.id() + "/downloads";
    }

    @AfterEach
    void end() {
        owner.delete("/api/v1/sessions/" + session.id());
    }

    private void inPage(String script) {
        try (CdpConnection connection = new SessionBrowser(session).connect()) {
            CdpSession page = connection.attach(connection
                    .call("Target.createTarget", Map.of("url", "about:blank"))
                    .path("targetId")
                    .asString());
            page.call("Runtime.evaluate", Map.of("expression", script, "userGesture", true));
        }
    }

    /// Has a page download the text under a name.
    private void download(String name, String text) {
        inPage("""
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob([%s]));
            link.download = %s;
            link.click();
            """.formatted(quoted(text), quoted(name)));
    }

    private static String quoted(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
    }

    private List<JsonNode> list() {
        return owner.get(path).body().path("data").valueStream().toList();
    }

    private JsonNode awaitNewest(int count, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list())
                        .hasSize(count)
                        .allSatisfy(download ->
                                assertThat(download.path("state").asString()).isEqualTo(state)));
        return list().getFirst();
    }

    private String text(String download, Map<String, String> headers) throws IOException {
        try (InputStream body = owner.stream(path + "/" + download, headers).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path files() {
        return server.home().resolve("nodes").resolve(session.node(server)).resolve("downloads");
    }

    @Test
    void a_download_is_listed_fetched_in_parts_kept_when_the_session_ends_and_deleted() throws IOException {
        Path files = files();
        download("report.csv", "first");
        awaitNewest(1, "complete");
        download("report.csv", "the second");
        JsonNode newest = awaitNewest(2, "complete");

        assertThat(newest.path("name").asString()).isEqualTo("report.csv");
        assertThat(newest.path("media_type").asString()).isEqualTo("text/csv");
        assertThat(newest.path("size").asInt()).isEqualTo(10);
        assertThat(newest.path("finished_at").isNull()).isFalse();
        assertThat(text("report.csv", Map.of())).isEqualTo("the second");
        assertThat(text(list().getLast().path("id").asString(), Map.of())).isEqualTo("first");
        assertThat(text("report.csv", Map.of("Range", "bytes=4-5"))).isEqualTo("se");
        try (Stream<Path> left = Files.list(files)) {
            assertThat(left).as("what is stored takes no more room on the disk").isEmpty();
        }

        session.post("release");
        session.await("ended");
        HttpResponse<InputStream> answer = owner.stream(path + "/report.csv", Map.of());
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment;"));
        assertThat(answer.headers().allValues("Content-Security-Policy")).contains("sandbox");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.body().readAllBytes()).asString().isEqualTo("the second");

        assertThat(server.signedInPerson().get(path).status()).isEqualTo(404);
        assertThat(server.signedInPerson().get(path + "/report.csv").status()).isEqualTo(404);
        assertThat(owner.delete(path + "/report.csv").status()).isEqualTo(204);
        assertThat(text("report.csv", Map.of())).isEqualTo("first");
    }

    @Test
    void names_that_pages_choose_lead_nowhere() throws IOException {
        download("../../../../etc/cron.d/x", "one");
        awaitNewest(1, "complete");
        download("\u202egpj.exe", "two");
        awaitNewest(2, "complete");
        download("x".repeat(400) + ".txt", "three");
        JsonNode longest = awaitNewest(3, "complete");

        assertThat(list().stream().map(download -> download.path("name").asString()))
                .allSatisfy(name -> assertThat(name).doesNotContain("/", "\\", "\u202e"));
        assertThat(longest.path("name").asString()).hasSizeLessThanOrEqualTo(200);
        assertThat(text(longest.path("id").asString(), Map.of())).isEqualTo("three");
        assertThat(owner.get(path + "/..%2F..%2Fnode.json").status()).isIn(400, 404);
    }

    @Test
    void one_that_is_not_complete_when_the_browser_is_given_back_has_failed() {
        try (OddSite site = new OddSite()) {
            inPage("location.href = '" + site.url("endless.bin") + "'");
            JsonNode download = awaitNewest(1, "in_progress");
            assertThat(download.path("source_url").asString()).isEqualTo(site.url("endless.bin"));
            String one = path + "/" + download.path("id").asString();
            assertThat(owner.get(one).code()).isEqualTo("download_in_progress");
            assertThat(owner.delete(one).code()).isEqualTo("download_in_progress");

            session.post("release");
            JsonNode failed = awaitNewest(1, "failed");
            assertThat(failed.path("reason").asString()).isNotEmpty();
            assertThat(owner.get(one).code()).isEqualTo("download_failed");
            assertThat(owner.delete(one).status()).isEqualTo(204);
        }
    }

    @Test
    void a_download_is_kept_that_was_complete_only_just_before_the_browser_was_given_back() throws IOException {
        download("last.txt", "made it");
        try (CdpConnection connection = new SessionBrowser(session).connect()) {
            await().atMost(PATIENCE).until(() -> !list().isEmpty());
            connection.call("Browser.close");
        }
        awaitNewest(1, "complete");
        assertThat(text("last.txt", Map.of())).isEqualTo("made it");
    }
}
