package dev.browsergrid.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FilePayload;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OddSite;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Clients as they come, which never heard of a grid.
@OnSharedServer
@Timeout(400)
@Order(1)
class RealClientsTest {
    private final TestServer server;
    private ApiClient owner;
    private String token;

    RealClientsTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() {
        owner = server.signedInPerson();
        token = owner.post("/api/v1/tokens", Map.of("name", "a client", "scopes", List.of("connect")))
                .body()
                .path("secret")
                .asString();
    }

    @AfterEach
    void end() {
        owner.get("/api/v1/sessions")
                .body()
                .path("data")
                .valueStream()
                .forEach(session ->
                        owner.delete("/api/v1/sessions/" + session.path("id").asString()));
    }

    private String connect(String scheme) {
        return scheme + "://" + server.url().getAuthority() + "/connect?wait=60&keep_alive=0&token=" + token;
    }

    private String site() {
        return server.url() + "/playground/";
    }

    private JsonNode claim() {
        JsonNode claimed = server.anonymous()
                .get("/connect/json?wait=60&keep_alive=60&token=" + token)
                .body();
        assertThat(claimed.path("webSocketDebuggerUrl").asString()).startsWith("ws://");
        return claimed;
    }

    private void assertReleased() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.get("/api/v1/sessions?status=active")
                        .body()
                        .path("data")
                        .isEmpty());
    }

    @Test
    void playwright_for_java_connects_works_reconnects_and_sees_the_browser_die() throws IOException {
        try (Playwright playwright = Playwright.create()) {
            String address = claim().path("webSocketDebuggerUrl").asString();
            Browser browser = playwright.chromium().connectOverCDP(address);
            Page page = browser.contexts().getFirst().pages().getFirst();
            page.navigate(site());
            assertThat(page.title()).isNotEmpty();
            assertThat(page.screenshot()).hasSizeGreaterThan(1_000);
            page.setContent("<input type=file><a download=x.txt href='data:text/plain,hi'>get</a>");
            page.setInputFiles(
                    "input", new FilePayload("a.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.evaluate("document.querySelector('input').files[0].text()"))
                    .isEqualTo("hello");
            assertThat(page.waitForDownload(() -> page.click("a")).suggestedFilename())
                    .isEqualTo("x.txt");
            assertThatThrownBy(() -> page.navigate("file:///etc/passwd"))
                    .isInstanceOf(PlaywrightException.class)
                    .hasMessageContaining("not allowed");
            browser.close();

            Browser again = playwright.chromium().connectOverCDP(address);
            assertThat(again.contexts()
                            .getFirst()
                            .pages()
                            .getFirst()
                            .locator("input")
                            .count())
                    .isEqualTo(1);
            boolean[] gone = {false};
            again.onDisconnected(_ -> gone[0] = true);
            kill();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                again.contexts();
                try {
                    again.newContext();
                } catch (PlaywrightException e) {
                    return true;
                }
                return gone[0];
            });
        }
    }

    private void kill() throws IOException {
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
    }

    /// The browser that the person's one session uses.
    private long pid() throws IOException {
        String node = server.part(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("""
                    SELECT l.node_id::text FROM session s JOIN lease l ON l.id = s.lease_id
                     WHERE s.owner_id = :owner::uuid AND s.state = 'ACTIVE'
                    """)
                .param("owner", owner.get("/api/v1/me").body().path("id").asString())
                .query(String.class)
                .single();
        String record =
                Files.readString(server.home().resolve("nodes").resolve(node).resolve("node.json"));
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(record)
                .path("pid")
                .asLong();
    }

    @Test
    void playwright_with_the_grids_own_address_claims_and_gives_back() throws Exception {
        try (OddSite odd = new OddSite()) {
            assertThat(NodeClients.run("playwright.mjs", connect("http"), site(), odd.url("fine")))
                    .contains("playwright is content");
        }
        assertReleased();
    }

    @Test
    void puppeteer_with_a_socket_that_claims() throws Exception {
        try (OddSite odd = new OddSite()) {
            assertThat(NodeClients.run("puppeteer.mjs", connect("ws"), site(), odd.url("fine")))
                    .contains("puppeteer is content");
        }
        assertReleased();
    }

    /// How soon is told, not asserted: that is the machine's affair.
    @Test
    void every_client_notices_that_the_browser_was_killed() throws Exception {
        String address = claim().path("webSocketDebuggerUrl").asString();
        String said = NodeClients.run("killed.mjs", address, Long.toString(pid()));
        assertThat(said).contains("all have noticed");
        System.out.print(said);
    }

    @Test
    void chrome_remote_interface_with_the_address_of_a_page() throws Exception {
        String target;
        String session = claim().path("webSocketDebuggerUrl").asString();
        try (CdpConnection client = CdpConnection.open(URI.create(session))) {
            target = client.call("Target.getTargets").findValue("targetId").asString();
        }
        String page = session.replaceAll("/devtools/browser/.*", "/devtools/page/" + target);
        assertThat(NodeClients.run("chrome-remote-interface.mjs", page, site()))
                .contains("chrome-remote-interface is content");
    }

    @Test
    void chromedriver_with_a_host_and_a_port() throws Exception {
        Path chromedriver = Path.of("/usr/bin/chromedriver");
        assumeThat(chromedriver).exists();
        String address = claim().path("webSocketDebuggerUrl").asString();
        String secret = address.substring(address.lastIndexOf('/') + 1);
        String name = secret + ".localhost";
        int port = free();
        List<String> command = List.of(chromedriver.toString(), "--port=" + port);
        assumeThat(resolves(name) || Files.isWritable(Path.of("/etc/hosts")))
                .as("names below localhost are known here, or can be made known")
                .isTrue();
        Process driver = new ProcessBuilder(resolves(name) ? command : knowing(name, command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            ApiClient wire = new ApiClient(URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> wire.get("/status").status() == 200);
            String host = name + ":" + server.url().getPort();
            JsonNode made = wire.post(
                            "/session",
                            Map.of(
                                    "capabilities",
                                    Map.of(
                                            "alwaysMatch",
                                            Map.of("goog:chromeOptions", Map.of("debuggerAddress", host)))))
                    .body();
            String session = "/session/" + made.at("/value/sessionId").asString();
            assertThat(wire.post(session + "/url", Map.of("url", site())).status())
                    .as(made.toString())
                    .isEqualTo(200);
            assertThat(wire.get(session + "/title").body().path("value").asString())
                    .isNotEmpty();
        } finally {
            driver.destroy();
            if (!driver.waitFor(10, TimeUnit.SECONDS)) {
                driver.destroyForcibly();
            }
        }
    }

    private static boolean resolves(String name) {
        try {
            return InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// A command that runs where the name is known, and nothing else is different.
    private static List<String> knowing(String name, List<String> command) throws IOException {
        Path hosts = Files.writeString(Files.createTempFile("hosts", ""), "127.0.0.1 localhost " + name + "\n");
        return List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount --bind " + hosts + " /etc/hosts && exec " + String.join(" ", command));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void two_playwrights_at_once_share_a_browser() {
        String address = claim().path("webSocketDebuggerUrl").asString();
        try (Playwright one = Playwright.create();
                Playwright two = Playwright.create()) {
            BrowserType chromium = one.chromium();
            Page page = chromium.connectOverCDP(address)
                    .contexts()
                    .getFirst()
                    .pages()
                    .getFirst();
            page.navigate(site());
            assertThat(two.chromium()
                            .connectOverCDP(address)
                            .contexts()
                            .getFirst()
                            .pages()
                            .getFirst()
                            .url())
                    .isEqualTo(page.url());
        }
    }
}
