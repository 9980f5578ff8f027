package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.browsergrid.egress.guard.Guards;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.BrowserTemplate.Proxy;
import dev.browsergrid.node.BrowserTemplate.Viewport;
import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.OpenGuards;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each part of a template, as a site sees it in a real browser.
@Timeout(120)
class TemplateTest {
    private static final UUID EXTENSION = UUID.randomUUID();

    @TempDir
    Path home;

    private final BlockingQueue<Map<String, List<String>>> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> proxied = new LinkedBlockingQueue<>();
    private final Guards guards = OpenGuards.make();
    private NodeHost host;
    private HttpServer site;
    private HttpServer proxy;

    @BeforeEach
    void start() throws IOException {
        ExtensionSource extensions = (_, directory) -> {
            Files.createDirectory(directory);
            Files.writeString(
                    directory.resolve("manifest.json"),
                    "{\"manifest_version\":3,\"name\":\"mark\",\"version\":\"1\",\"content_scripts\":"
                            + "[{\"matches\":[\"<all_urls>\"],\"js\":[\"mark.js\"]}]}");
            Files.writeString(directory.resolve("mark.js"), "document.documentElement.dataset.mark = 'here';");
        };
        host = new NodeHost(
                home,
                InstalledChromium.path(),
                NodeHostSettings.defaults(),
                InstantSource.system(),
                extensions,
                guards,
                _ -> {});
        site = server(exchange -> {
            requests.add(Map.copyOf(exchange.getRequestHeaders()));
            answer(exchange, 200, "<!doctype html><title>site</title>");
        });
        proxy = server(this::forward);
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        site.stop(0);
        proxy.stop(0);
        for (ObservedNode node : host.observe()) {
            host.destroy(node.nodeId());
        }
    }

    @Test
    void a_site_sees_the_size_language_time_zone_user_agent_and_headers() throws Exception {
        BrowserTemplate template = new BrowserTemplate(
                new Viewport(900, 650),
                "de-CH",
                "Asia/Tokyo",
                "Probe/1.0",
                Map.of("X-Tenant", "blue", "Authorization", "Bearer t0ken"),
                null,
                null,
                List.of("--force-prefers-reduced-motion"),
                url(site),
                List.of(EXTENSION));

        HostedBrowser browser = host.open(UUID.randomUUID(), template);

        Map<String, List<String>> seen = requests.poll(30, TimeUnit.SECONDS);
        assertThat(seen).isNotNull();
        assertThat(seen.get("X-tenant")).containsExactly("blue");
        assertThat(seen.get("Authorization")).containsExactly("Bearer t0ken");
        assertThat(seen.get("User-agent")).containsExactly("Probe/1.0");
        assertThat(seen.get("Accept-language")).singleElement().asString().startsWith("de-CH,de");
        try (CdpConnection connection = CdpConnection.open(browser.cdpWs())) {
            TestPage page = TestPage.front(connection);
            assertThat(page.comesTo("document.documentElement.dataset.mark === 'here'"))
                    .as("the uploaded extension runs")
                    .isTrue();
            assertThat(page.evaluate("innerWidth + 'x' + innerHeight")).isEqualTo("900x650");
            assertThat(page.evaluate("navigator.language")).isEqualTo("de-CH");
            assertThat(page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
                    .isEqualTo("Asia/Tokyo");
            assertThat(page.evaluate("navigator.userAgent")).isEqualTo("Probe/1.0");
            assertThat(page.evaluate("String(matchMedia('(prefers-reduced-motion)').matches)"))
                    .isEqualTo("true");
            page.evaluate("fetch('/again').then(r => r.text())");
        }
        Map<String, List<String>> again = requests.poll(30, TimeUnit.SECONDS);
        assertThat(again).isNotNull();
        assertThat(again.get("X-tenant")).containsExactly("blue");
    }

    @Test
    void pages_are_fetched_through_the_proxy_with_its_credentials_and_loopback_too() throws Exception {
        BrowserTemplate template = new BrowserTemplate(
                null,
                null,
                null,
                null,
                null,
                new Proxy(url(proxy).replaceAll("/$", ""), "ada", "s3cr3t"),
                null,
                null,
                url(site),
                null);

        host.open(UUID.randomUUID(), template);

        assertThat(requests.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(proxied).contains("Basic " + base64("ada:s3cr3t"));
    }

    @Test
    void windows_are_refused_where_there_is_no_display() throws Exception {
        if (Machine.here().hasDisplay()) {
            return;
        }
        BrowserTemplate windows = new BrowserTemplate(null, null, null, null, null, null, false, null, null, null);

        NodeHostException refused =
                catchThrowableOfType(NodeHostException.class, () -> host.open(UUID.randomUUID(), windows));

        assertThat(refused.problem()).isEqualTo(Problem.NO_DISPLAY);
        assertThat(host.observe()).isEmpty();
    }

    @Test
    void what_a_browser_uses_is_measured() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);

        assertThat(host.usage()).singleElement().satisfies(use -> {
            assertThat(use.nodeId()).isEqualTo(browser.nodeId());
            assertThat(use.memoryBytes()).isBetween(30L << 20, 2L << 30);
        });
        assertThat(host.usage().getFirst().cpuPercent()).isPresent();
    }

    private void forward(HttpExchange exchange) throws IOException {
        List<String> credentials = exchange.getRequestHeaders().get("Proxy-Authorization");
        if (credentials == null) {
            proxied.add("refused");
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"test\"");
            answer(exchange, 407, "who are you?");
            return;
        }
        proxied.add(credentials.getFirst());
        requests.add(Map.copyOf(exchange.getRequestHeaders()));
        answer(exchange, 200, "<!doctype html><title>through the proxy</title>");
    }

    private static HttpServer server(com.sun.net.httpserver.HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
