package dev.browsergrid.egress.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.egress.Judging;
import dev.browsergrid.egress.NodeRules;
import dev.browsergrid.egress.Resolver;
import dev.browsergrid.egress.rules.Destination;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.egress.rules.EgressRules;
import dev.browsergrid.egress.rules.Grid;
import dev.browsergrid.node.BrowserTemplate.Proxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The guard as a browser talks to it, byte by byte, with servers that are sockets.
@Timeout(60)
class GuardTest {
    private static final UUID NODE = UUID.randomUUID();
    private static final Optional<Proxy> NO_PROXY = Optional.empty();
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    // what the pool says, in this test's place
    private volatile EgressRules pool = EgressRules.NONE;
    private final OwnPorts ports = new OwnPorts();
    private final Resolver resolver = name -> {
        questions.incrementAndGet();
        return names.getOrDefault(name, List.of());
    };
    private final Guards guards = new Guards(
            new Judging(
                    EgressRules.NONE,
                    _ -> Optional.of(new NodeRules(List.of(pool), Optional.empty())),
                    () -> new Grid(Set.of(), ports.all(), Optional.empty()),
                    resolver,
                    (_, destination, refusal) -> refused.add(destination.authority() + " " + refusal.word())),
            ports);
    private ScriptedSite site;
    private int port;

    @BeforeEach
    void start() throws IOException {
        site = ScriptedSite.open();
        port = guards.listen(NODE, Guards.ANY_PORT, NO_PROXY);
        allow("site.example");
        names.put("site.example", List.of(HERE));
    }

    @AfterEach
    void stop() throws IOException {
        guards.close();
        site.close();
    }

    @Test
    void a_request_goes_on_as_one_to_a_server() throws IOException {
        site.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nKeep-Alive: timeout=5\r\nX-Own: 1\r\n\r\nok");
        String answer = ask("GET http://site.example:" + site.port() + "/a?b=c HTTP/1.1\r\n"
                + "Host: elsewhere.example\r\n"
                + "Proxy-Connection: keep-alive\r\n"
                + "Proxy-Authorization: Basic eA==\r\n"
                + "X-Mine: 1\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\nok")
                .contains("X-Own: 1");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("keep-alive");
        assertThat(site.request())
                .startsWith("GET /a?b=c HTTP/1.1\r\n")
                .containsIgnoringCase("host: site.example:" + site.port())
                .contains("X-Mine: 1")
                .doesNotContainIgnoringCase("proxy-")
                .doesNotContain("elsewhere");
    }

    @Test
    void a_name_is_resolved_once_and_nothing_else_is_connected_to() throws IOException {
        Resolver rebinding = new Resolver() {
            private final AtomicInteger asked = new AtomicInteger();

            @Override
            public List<InetAddress> resolve(String name) {
                // public when it is judged, the guard's own machine whenever anybody asks again
                return List.of(asked.getAndIncrement() == 0 ? InetAddress.ofLiteral("192.0.2.77") : HERE);
            }
        };
        Judging judging = new Judging(
                new EgressLists(List.of("192.0.2.77"), null, null).rules(),
                _ -> Optional.of(new NodeRules(List.of(), Optional.empty())),
                () -> new Grid(Set.of(), Set.of(), Optional.empty()),
                rebinding,
                (_, _, _) -> {});
        Decision decision = judging.judge(
                NODE,
                Optional.empty(),
                new Ask(true, "CONNECT", Destination.parse("evil.example", 443).orElseThrow(), ""));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Direct.class,
                        direct -> assertThat(direct.addresses())
                                .singleElement()
                                .satisfies(address -> assertThat(address.getAddress())
                                        .isEqualTo(InetAddress.ofLiteral("192.0.2.77"))));
        assertThat(judging.judge(
                        NODE,
                        Optional.empty(),
                        new Ask(
                                true,
                                "CONNECT",
                                Destination.parse("evil.example", 443).orElseThrow(),
                                "")))
                .as("asked again, it is judged again")
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void a_connection_kept_open_is_not_used_for_a_name_that_leads_elsewhere_by_now() throws IOException {
        site.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        try (Socket browser = browser()) {
            send(browser, "GET http://site.example:" + site.port() + "/ HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(read(browser, "ok")).contains("200 OK");
            names.put("site.example", List.of(InetAddress.ofLiteral("10.0.0.1")));
            pool = EgressRules.NONE;
            send(browser, "GET http://site.example:" + site.port() + "/ HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(read(browser, "</html>")).contains("403 Forbidden", "private network");
        }
        assertThat(questions).hasValue(2);
        assertThat(refused).containsExactly("site.example:" + site.port() + " private");
    }

    @Test
    void several_requests_share_the_connections_of_browser_and_server() throws IOException {
        site.answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
        site.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n");
        site.answer("HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n");
        String again = "GET http://site.example:" + site.port() + "/ HTTP/1.1\r\nHost: x\r\n\r\n";
        try (Socket browser = browser()) {
            // all at once, as nobody forbids
            send(browser, again + again + again);
            assertThat(read(browser, "ETag: x\r\n\r\n")).contains("one", "two", "304 Not Modified");
        }
        assertThat(site.connections()).isEqualTo(1);
    }

    @Test
    void what_is_sent_passes_in_parts_and_the_answer_may_take_its_time() throws Exception {
        byte[] body = new byte[8 << 20];
        Arrays.fill(body, (byte) 'x');
        site.answerLater();
        try (Socket browser = browser()) {
            send(
                    browser,
                    "POST http://site.example:" + site.port() + "/ HTTP/1.1\r\nHost: x\r\nContent-Length: "
                            + body.length + "\r\n\r\n");
            browser.getOutputStream().write(body);
            browser.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> site.received() >= body.length);
            site.say("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\nfirst ");
            assertThat(read(browser, "first ")).doesNotContain("103");
            site.say("second ");
            assertThat(read(browser, "second ")).isEqualTo("second ");
            site.hangUp();
            assertThat(browser.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void heads_of_many_kilobytes_pass_both_ways() throws IOException {
        String large = "c".repeat(200_000);
        site.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Large: " + large + "\r\n\r\n");
        String answer = ask("GET http://site.example:" + site.port() + "/?" + large + " HTTP/1.1\r\nHost: x\r\nCookie: "
                + large + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("X-Large: " + large);
        assertThat(site.request()).contains("Cookie: " + large, "/?" + large);
    }

    @Test
    void a_browser_that_does_not_wait_any_longer_is_noticed() throws Exception {
        site.answerLater();
        try (Socket browser = browser()) {
            send(browser, "GET http://site.example:" + site.port() + "/ HTTP/1.1\r\nHost: x\r\n\r\n");
            await().atMost(Duration.ofSeconds(30)).until(() -> site.connections() == 1);
        }
        await().atMost(Duration.ofSeconds(30)).until(site::isHungUpOn);
    }

    @Test
    void an_answer_cut_off_is_cut_off_for_the_browser_as_well() throws Exception {
        site.answerLater();
        try (Socket browser = browser()) {
            send(browser, "GET http://site.example:" + site.port() + "/ HTTP/1.1\r\nHost: x\r\n\r\n");
            await().atMost(Duration.ofSeconds(30)).until(() -> site.connections() == 1);
            site.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            assertThat(read(browser, "half")).contains("Content-Length: 100");
            site.hangUp();
            assertThat(browser.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_tunnel_carries_bytes_as_they_are() throws Exception {
        site.answerLater();
        byte[] bytes = new byte[3 << 20];
        new java.util.Random(1).nextBytes(bytes);
        try (Socket browser = browser()) {
            send(browser, "CONNECT site.example:" + site.port() + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(read(browser, "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
            Thread sending = Thread.ofVirtual().start(() -> {
                try {
                    browser.getOutputStream().write(bytes);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> site.received() >= bytes.length);
            sending.join();
            site.say("pong");
            assertThat(read(browser, "pong")).isEqualTo("pong");
            site.hangUp();
            assertThat(browser.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void what_is_refused_is_told_to_pages_and_to_tunnels() throws IOException {
        assertThat(ask("GET http://10.0.0.1/ HTTP/1.1\r\nHost: 10.0.0.1\r\n\r\n"))
                .contains("HTTP/1.1 403", "details=\"private\"", "<strong>10.0.0.1</strong>");
        assertThat(ask("CONNECT 2852039166:443 HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("HTTP/1.1 403", "details=\"metadata\"");
        assertThat(ask("POST http://10.0.0.1/ HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n"
                        + "x".repeat(200_000)))
                .contains("HTTP/1.1 403", "</html>");
        for (String odd : List.of(
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "GET https://10.0.0.1/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://user@127.0.0.1/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET ftp://127.0.0.1/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT 127.0.0.1:0 HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(ask(odd)).as(odd).startsWith("HTTP/1.1 400 ");
        }
        assertThat(refused)
                .containsExactly("10.0.0.1:80 private", "169.254.169.254:443 metadata", "10.0.0.1:80 private");
    }

    @Test
    void no_browser_reaches_a_guard_or_the_devtools_of_another() throws IOException {
        pool = new EgressLists(List.of("*"), null, null).rules();
        guards.started(UUID.randomUUID(), site.port());
        assertThat(ask("GET http://127.0.0.1:" + port + "/ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("details=\"grid\"");
        assertThat(ask("CONNECT 127.0.0.1:" + site.port() + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("details=\"grid\"");
    }

    @Test
    void names_nobody_knows_and_servers_that_are_down_are_told_apart() throws IOException {
        int closed = site.port();
        site.close();
        assertThat(ask("GET http://unknown.example/ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("HTTP/1.1 502", "there is no such name", "proxy-status: browsergrid; error=dns_error");
        assertThat(ask("GET http://site.example:" + closed + "/ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("HTTP/1.1 502", "takes no connections");
        assertThat(refused).isEmpty();
    }

    @Test
    void the_next_address_is_tried_when_one_does_not_answer() throws IOException {
        names.put("site.example", List.of(InetAddress.ofLiteral("127.0.0.2"), HERE));
        site.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(ask("GET http://site.example:" + site.port() + "/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .endsWith("ok");
    }

    @Test
    void a_port_is_listened_on_again_and_only_by_one() throws IOException, InterruptedException {
        // the listener before may still be going, and processes on their way hold what this one has open
        AtomicBoolean enough = new AtomicBoolean();
        Thread starting = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                startAndWait("true");
            }
        });
        try {
            for (int i = 0; i < 100; i++) {
                assertThat(guards.listen(NODE, port, NO_PROXY)).isEqualTo(port);
            }
        } finally {
            enough.set(true);
            starting.join();
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> guards.listen(UUID.randomUUID(), port, NO_PROXY))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_port_is_none_that_connections_going_out_are_given() {
        assertThat(port).isBetween(20_000, 32_767);
    }

    private static void startAndWait(String command) {
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void allow(String... entries) {
        pool = new EgressLists(List.of(entries), null, null).rules();
    }

    private Socket browser() throws IOException {
        return new Socket(HERE, port);
    }

    private String ask(String request) throws IOException {
        try (Socket browser = browser()) {
            send(browser, request);
            return new String(browser.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static void send(Socket browser, String text) throws IOException {
        OutputStream out = browser.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private static String read(Socket browser, String until) throws IOException {
        InputStream in = browser.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(ISO_8859_1).endsWith(until)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + read.toString(ISO_8859_1));
            }
            read.write(next);
        }
        return read.toString(ISO_8859_1);
    }
}
