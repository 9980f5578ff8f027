package dev.browsergrid.egress.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.egress.Judging;
import dev.browsergrid.egress.NodeRules;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.egress.rules.EgressRules;
import dev.browsergrid.egress.rules.Grid;
import dev.browsergrid.node.BrowserTemplate.Proxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The guard in front of another proxy, which it signs in to.
@Timeout(60)
class UpstreamTest {
    private static final UUID NODE = UUID.randomUUID();
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final OwnPorts ports = new OwnPorts();
    // whose proxy it is; in a test's place of the database
    private volatile Optional<String> poolsProxy = Optional.empty();
    private volatile EgressRules everywhere = new EgressLists(List.of("127.0.0.1"), null, null).rules();
    private final Guards guards = new Guards(
            (node, upstream, ask) -> new Judging(
                            everywhere,
                            _ -> Optional.of(new NodeRules(List.of(), poolsProxy)),
                            () -> new Grid(Set.of(), ports.all(), Optional.empty()),
                            name -> name.equals("public.example")
                                    ? List.of(InetAddress.ofLiteral("93.184.216.34"))
                                    : List.of(),
                            (_, _, _) -> {})
                    .judge(node, upstream, ask),
            ports);
    private ScriptedSite proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = ScriptedSite.open();
    }

    @AfterEach
    void stop() throws IOException {
        guards.close();
        proxy.close();
    }

    @Test
    void a_plain_request_goes_to_the_proxy_whole_with_its_credentials() throws IOException {
        proxy.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        String answer = ask(
                listen("http", "ada", "s3cr3t"),
                "GET http://public.example/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).endsWith("ok");
        assertThat(proxy.request())
                .startsWith("GET http://public.example/a HTTP/1.1\r\n")
                .containsIgnoringCase("proxy-authorization: Basic YWRhOnMzY3IzdA==");
    }

    @Test
    void a_tunnel_is_asked_for_by_name_with_the_credentials() throws IOException {
        proxy.answer("HTTP/1.1 200 OK\r\n\r\n");
        proxy.answer("HTTP/1.1 204 Inside\r\n\r\n");
        try (Socket browser = new Socket(HERE, listen("http", "ada", "s3cr3t"))) {
            send(browser, "CONNECT public.example:443 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(head(browser.getInputStream())).startsWith("HTTP/1.1 200 ");
            assertThat(proxy.request())
                    .startsWith("CONNECT public.example:443 HTTP/1.1\r\n")
                    .containsIgnoringCase("proxy-authorization: Basic YWRhOnMzY3IzdA==");
            send(browser, "GET / HTTP/1.1\r\n\r\n");
            assertThat(head(browser.getInputStream())).startsWith("HTTP/1.1 204 Inside");
        }
    }

    @Test
    void wrong_credentials_are_told_and_never_asked_of_the_page() throws IOException {
        String refusal = "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
        proxy.answer(refusal);
        proxy.answer(refusal);
        int port = listen("http", "ada", "wrong");
        assertThat(ask(port, "GET http://public.example/ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 502 ")
                .contains("does not take the credentials");
        assertThat(ask(port, "CONNECT public.example:443 HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 502 ")
                .contains("does not take the credentials");
    }

    @Test
    void a_socks_proxy_is_signed_in_to_and_told_the_name() throws Exception {
        try (ServerSocket socks = new ServerSocket(0, 5, HERE)) {
            CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> serveSocks(socks));
            int port = guards.listen(
                    NODE, 0, Optional.of(new Proxy("socks5://127.0.0.1:" + socks.getLocalPort(), "ada", "s3cr3t")));
            String answer = ask(port, "GET http://public.example/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer).endsWith("ok");
            assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("ada s3cr3t public.example GET /a HTTP/1.1");
        }
    }

    @Test
    void what_is_closed_is_closed_through_a_proxy_too() throws IOException {
        int port = listen("http", "ada", "s3cr3t");
        for (String url : List.of("http://10.0.0.1/", "http://printer/", "http://metadata.google.internal/")) {
            assertThat(ask(port, "GET " + url + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .as(url)
                    .startsWith("HTTP/1.1 403 ");
        }
        assertThat(proxy.connections()).isZero();
    }

    @Test
    void a_session_s_proxy_is_judged_as_any_destination_and_the_pool_s_own_is_not() throws IOException {
        everywhere = EgressRules.NONE;
        int port = listen("http", "ada", "s3cr3t");
        String request = "GET http://public.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        assertThat(ask(port, request)).startsWith("HTTP/1.1 502 ").contains("proxy is where browsers may not go");
        assertThat(proxy.connections()).isZero();
        poolsProxy = Optional.of("http://127.0.0.1:" + proxy.port());
        proxy.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(ask(port, request)).endsWith("ok");
    }

    private int listen(String scheme, String user, String password) throws IOException {
        return guards.listen(NODE, 0, Optional.of(new Proxy(scheme + "://127.0.0.1:" + proxy.port(), user, password)));
    }

    private static String serveSocks(ServerSocket socks) {
        try (Socket socket = socks.accept()) {
            InputStream in = socket.getInputStream();
            in.readNBytes(1);
            in.readNBytes(in.read());
            socket.getOutputStream().write(new byte[] {5, 2});
            in.readNBytes(1);
            String user = new String(in.readNBytes(in.read()), ISO_8859_1);
            String password = new String(in.readNBytes(in.read()), ISO_8859_1);
            socket.getOutputStream().write(new byte[] {1, 0});
            in.readNBytes(4);
            String name = new String(in.readNBytes(in.read()), ISO_8859_1);
            in.readNBytes(2);
            socket.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            String request = head(in).lines().findFirst().orElseThrow();
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(ISO_8859_1));
            return user + " " + password + " " + name + " " + request;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String ask(int port, String request) throws IOException {
        try (Socket browser = new Socket(HERE, port)) {
            send(browser, request);
            return new String(browser.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
