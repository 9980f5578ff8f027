package dev.browsergrid.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.BrowserTab;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the pages of a browser of the grid get to: real pages in a real Chromium behind a real server, which allows
/// one
/// site of this machine and no other.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserEgressTest {
    private Site open;
    private Site closed;
    private TestServer server;
    private ApiClient ada;
    private TestSession session;
    private CdpConnection connection;
    private BrowserTab page;

    @BeforeAll
    void start() throws IOException {
        open = Site.open();
        closed = Site.open();
        server = TestServer.start(
                Map.of("browsergrid.egress.allow", open.authority(), "browsergrid.default-pool.min", "1"));
        ada = server.signedIn();
        session = TestSession.active(ada, Map.of());
        connection = new SessionBrowser(session).connect();
    }

    @AfterAll
    void stop() {
        connection.close();
        server.close();
        open.close();
        closed.close();
    }

    @BeforeEach
    void blank() {
        page = BrowserTab.open(connection);
        closed.visits().clear();
    }

    @AfterEach
    void nobodyGotIn() {
        assertThat(closed.visits()).isEmpty();
    }

    @Test
    void an_allowed_site_is_reached() {
        page.visit(open.url("/hello"));
        assertThat(page.text()).isEqualTo("reached");
        assertThat(open.visits()).contains("GET /hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "any.localhost",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "0.0.0.0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "169.254.169.254"
            })
    void a_closed_address_shows_a_page_that_says_why(String host) {
        page.visit("http://" + host + ":" + closed.port() + "/");
        assertThat(page.text()).contains("This address is blocked", "was not opened, because");
    }

    @Test
    void a_redirect_leads_no_further_than_a_link() {
        page.visit(open.url("/to?" + closed.url("/secret")));
        assertThat(page.text()).contains("This address is blocked", closed.authority());
    }

    @Test
    void https_to_a_closed_address_fails_in_the_tunnel() {
        assertThat(page.visit("https://" + closed.authority() + "/")).isEqualTo("net::ERR_TUNNEL_CONNECTION_FAILED");
    }

    @Test
    void frames_fetches_and_sockets_of_a_page_are_held_back_as_well() {
        page.visit(open.url("/"));
        String frame = page.evaluate("""
            new Promise(done => {
              const frame = document.createElement('iframe');
              frame.src = '%s';
              frame.onload = () => done('loaded');
              document.body.append(frame);
            })\
            """.formatted(closed.url("/frame")));
        String fetched = page.evaluate("fetch('%s').then(r => r.text(), e => 'failed')".formatted(closed.url("/data")));
        String socket = page.evaluate("""
            new Promise(done => {
              const socket = new WebSocket('ws://%s/socket');
              socket.onopen = () => done('open');
              socket.onerror = () => done('failed');
            })\
            """.formatted(closed.authority()));
        assertThat(frame).isEqualTo("loaded");
        assertThat(fetched).isEqualTo("failed");
        assertThat(socket).isEqualTo("failed");
    }

    @Test
    void of_the_grid_itself_only_the_playground_is_reached() {
        page.visit(server.url() + "/playground/");
        assertThat(page.evaluate("document.title")).doesNotContain("blocked");
        assertThat(page.evaluate("document.styleSheets.length > 0")).isEqualTo("true");
        for (String path : new String[] {"/", "/api/v1/me", "/playground/%2e%2e/api/v1/me", "/playground;/x"}) {
            page.visit(server.url() + path);
            assertThat(page.text()).as(path).contains("it is this browser grid itself");
        }
        page.visit(server.url() + "/playground/");
        assertThat(page.evaluate("fetch('/playground/', {method: 'POST'}).then(r => r.status)"))
                .isEqualTo("403");
    }

    @Test
    void no_datagram_of_webrtc_leaves() throws IOException {
        try (DatagramSocket stun = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            stun.setSoTimeout(3_000);
            page.visit(open.url("/"));
            String candidates = page.evaluate("""
                (async () => {
                  const here = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:%1$d'}]});
                  const there = new RTCPeerConnection();
                  let found = 0;
                  here.onicecandidate = ({candidate}) => { if (candidate) { found++; there.addIceCandidate(candidate); } };
                  here.createDataChannel('x');
                  await here.setLocalDescription(await here.createOffer());
                  await there.setRemoteDescription(here.localDescription);
                  await there.setLocalDescription(await there.createAnswer());
                  await here.setRemoteDescription(there.localDescription);
                  await here.addIceCandidate({sdpMid: '0', sdpMLineIndex: 0,
                    candidate: 'candidate:1 1 udp 2113937151 127.0.0.1 %1$d typ host'});
                  await new Promise(done => setTimeout(done, 1000));
                  return found;
                })()\
                """.formatted(stun.getLocalPort()));
            assertThat(candidates).isEqualTo("0");
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            assertThatThrownBy(() -> stun.receive(packet)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void the_history_tells_of_each_host_once_and_of_chromium_s_own_calls_never() {
        for (int i = 0; i < 3; i++) {
            page.visit("http://10.9.8.7/" + i);
        }
        page.visit("http://10.9.8.6/");
        List<String> reasons = ada.get("/api/v1/sessions/" + session.id() + "/events")
                .body()
                .path("data")
                .valueStream()
                .filter(event -> event.path("event").asString().equals("visit_refused"))
                .map(event -> event.path("reason").asString())
                .toList();
        assertThat(reasons)
                .containsOnlyOnce("a visit to 10.9.8.7:80 was blocked, because it is an address of a private network")
                .containsOnlyOnce("a visit to 10.9.8.6:80 was blocked, because it is an address of a private network")
                .noneMatch(reason -> reason.contains("google"));
        assertThat(session.reason()).as("why it is in its state").doesNotContain("blocked");
    }

    @Test
    void a_client_takes_no_context_past_the_guard() {
        assertThatThrownBy(() -> connection.call("Target.createBrowserContext", Map.of("proxyServer", "direct://")))
                .hasMessageContaining("proxy of its own");
        String context = connection
                .call("Target.createBrowserContext")
                .path("browserContextId")
                .asString();
        BrowserTab apart = new BrowserTab(connection.attach(connection
                .call("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .path("targetId")
                .asString()));
        apart.visit(closed.url("/"));
        assertThat(apart.text()).contains("This address is blocked");
    }

    @Test
    void what_a_session_denies_holds_for_a_warm_browser_from_its_first_request_on() {
        TestSession narrow = TestSession.active(ada, Map.of("egress", Map.of("deny", List.of(open.authority()))));
        try (CdpConnection other = new SessionBrowser(narrow).connect()) {
            BrowserTab tab = BrowserTab.open(other);
            tab.visit(open.url("/denied"));
            assertThat(tab.text()).contains("the rules of this browser's pool or session deny it");
            assertThat(open.visits()).doesNotContain("GET /denied");
        }
        narrow.post("release");
    }

    @Test
    void what_an_admin_allows_a_session_is_open_to_it_alone() {
        TestSession wide = TestSession.active(ada, Map.of("egress", Map.of("allow", List.of(closed.authority()))));
        try (CdpConnection other = new SessionBrowser(wide).connect()) {
            BrowserTab tab = BrowserTab.open(other);
            tab.visit(closed.url("/allowed"));
            assertThat(tab.text()).isEqualTo("reached");
        }
        wide.post("release");
        assertThat(closed.visits()).contains("GET /allowed");
        closed.visits().clear();
    }
}
