package dev.browsergrid.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.proxy.RawFrames.Frame;
import dev.browsergrid.proxy.tunnel.Tunnels;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What can go wrong between a client and a browser, byte by byte.
@OnSharedServer
@Timeout(180)
class TunnelEdgesTest {
    private static final Map<String, String> NOTHING = Map.of();

    private final TestServer server;
    private final FakeBrowser browser = new FakeBrowser();
    private FakeSession session;

    TunnelEdgesTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() {
        session = new FakeSession(server, browser.address());
    }

    @AfterEach
    void end() {
        session.close();
        browser.close();
    }

    private RawFrames client() {
        RawFrames client = RawFrames.open(session.socket(session.path()), NOTHING);
        assertThat(client.status()).as(client.head()).isEqualTo(101);
        return client;
    }

    private static byte[] text(String text, boolean masked) {
        return RawFrames.frame(0x81, text.getBytes(StandardCharsets.UTF_8), masked);
    }

    private boolean isAttached() {
        return server.part(Tunnels.class).isAttached(UUID.fromString(session.id()));
    }

    @Test
    void what_the_browser_says_before_the_client_listens_arrives_first() {
        browser.sayEarly(text("early", false));
        try (RawFrames client = client()) {
            browser.connection().send(text("later", false));

            assertThat(client.next().text()).isEqualTo("early");
            assertThat(client.next().text()).isEqualTo("later");
        }
    }

    @Test
    void a_client_that_leaves_at_once_takes_its_connection_to_the_browser_along() {
        client().close();

        assertThat(browser.connection().ends()).isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> !isAttached());
    }

    @Test
    void a_browser_that_breaks_off_is_told_with_1011() throws IOException {
        try (RawFrames client = client()) {
            RawFrames theirs = browser.connection();
            theirs.socket().setSoLinger(true, 0);
            theirs.close();

            Frame goodbye = client.next();
            assertThat(goodbye.opcode()).isEqualTo(RawFrames.CLOSE);
            assertThat(goodbye.closeCode()).isEqualTo(1011);
            assertThat(goodbye.closeReason()).isEqualTo("the session's browser is gone");
            assertThat(client.ends()).isTrue();
        }
    }

    @Test
    void a_browser_that_breaks_off_within_a_message_ends_the_connection() {
        try (RawFrames client = client()) {
            RawFrames theirs = browser.connection();
            theirs.send(new byte[] {(byte) 0x81, 100, 'x'});
            assertThat(client.raw(3)).containsExactly((byte) 0x81, (byte) 100, (byte) 'x');
            theirs.close();

            assertThat(client.ends()).isTrue();
        }
    }

    @Test
    void codes_and_long_reasons_pass_both_ways_as_they_are() {
        String reason = "r".repeat(123);
        try (RawFrames client = client()) {
            RawFrames theirs = browser.connection();
            client.send(RawFrames.close(4321, reason, true));
            Frame heard = theirs.next();
            assertThat(heard.closeCode()).isEqualTo(4321);
            assertThat(heard.closeReason()).isEqualTo(reason);

            theirs.send(RawFrames.close(4322, reason, false));
            theirs.close();
            Frame answer = client.next();
            assertThat(answer.closeCode()).isEqualTo(4322);
            assertThat(answer.closeReason()).isEqualTo(reason);
            assertThat(client.ends()).isTrue();
        }
    }

    @Test
    void pings_and_pongs_pass_both_ways() {
        try (RawFrames client = client()) {
            RawFrames theirs = browser.connection();
            client.send(RawFrames.frame(0x89, RawFrames.payload(5), true));
            assertThat(theirs.next().opcode()).isEqualTo(RawFrames.PING);
            theirs.send(RawFrames.frame(0x8A, RawFrames.payload(5), false));
            assertThat(client.next().opcode()).isEqualTo(RawFrames.PONG);
            theirs.send(RawFrames.frame(0x89, RawFrames.payload(6), false));
            assertThat(client.next().payload().remaining()).isEqualTo(6);
        }
    }

    @Test
    void a_slow_reader_slows_the_browser_down_and_misses_nothing() throws Exception {
        int length = 100 * 1024 * 1024;
        try (RawFrames client = client()) {
            RawFrames theirs = browser.connection();
            Thread sender = Thread.ofVirtual().start(() -> {
                theirs.send(RawFrames.frame(0x81, RawFrames.payload(length), false));
                theirs.send(text("after", false));
            });
            // nobody reads: buffers fill, and the browser has to wait
            assertThat(sender.join(Duration.ofMillis(500))).isFalse();

            client.skip(10 + (long) length);
            assertThat(client.next().text()).isEqualTo("after");
            sender.join();
        }
    }

    @Test
    void a_message_in_pieces_passes_while_the_rest_is_still_to_come() {
        try (RawFrames client = client()) {
            RawFrames theirs = browser.connection();
            byte[] frame = text("{\"id\":1,\"method\":\"Runtime.evaluate\",\"params\":{}}", true);
            client.send(java.util.Arrays.copyOf(frame, 45));
            assertThat(theirs.raw(45)).isEqualTo(java.util.Arrays.copyOf(frame, 45));
        }
    }

    @Test
    void a_forbidden_command_is_answered_between_two_messages_of_the_browser() {
        try (RawFrames client = client()) {
            RawFrames theirs = browser.connection();
            byte[] event = text("{\"method\":\"Some.event\"}", false);
            theirs.send(java.util.Arrays.copyOf(event, 10));
            assertThat(client.raw(10)).hasSize(10);
            client.send(text("{\"id\":5,\"method\":\"Page.navigate\",\"params\":{\"url\":\"file:///x\"}}", true));
            client.send(text("{\"id\":6}", true));
            assertThat(theirs.next().text()).as("the next one goes on").isEqualTo("{\"id\":6}");
            theirs.send(java.util.Arrays.copyOfRange(event, 10, event.length));

            assertThat(client.raw(event.length - 10)).hasSize(event.length - 10);
            assertThat(client.next().text()).contains("\"id\":5", "not allowed");
        }
    }

    @Test
    void compression_is_the_two_ends_own_business_but_each_message_of_the_clients_stands_alone() {
        browser.agreeTo("permessage-deflate");
        try (RawFrames client = RawFrames.open(
                session.socket(session.path()), Map.of("Sec-WebSocket-Extensions", "permessage-deflate"))) {
            assertThat(client.head())
                    .contains("Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover");
            assertThat(browser.connection().head()).contains("Sec-WebSocket-Extensions: permessage-deflate");
        }
    }

    @Test
    void tokens_cookies_and_origins_stay_here() {
        try (RawFrames client = RawFrames.open(
                session.socket(session.path()),
                Map.of("Cookie", "a=b", "Origin", "https://elsewhere.example", "X-Other", "1"))) {
            assertThat(client.status()).isEqualTo(101);
            assertThat(browser.connection().head()).doesNotContain("Cookie", "Origin", "X-Other");
        }
    }

    @Test
    void a_target_the_browser_does_not_know_is_not_found() {
        browser.refuse();
        try (RawFrames client =
                RawFrames.open(session.socket("/session/" + session.id() + "/connect/devtools/page/ABC"), NOTHING)) {
            assertThat(client.status()).isEqualTo(404);
        }
    }

    @Test
    void a_browser_that_is_not_there_is_a_bad_gateway() {
        browser.close();
        try (RawFrames client = RawFrames.open(session.socket(session.path()), NOTHING)) {
            assertThat(client.status()).isEqualTo(502);
        }
    }
}
