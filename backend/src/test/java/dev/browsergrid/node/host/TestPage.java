package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.util.Map;

/// A page of a hosted browser, spoken to over the protocol.
record TestPage(CdpSession session) {
    /// The one in front.
    static TestPage front(CdpConnection connection) {
        return attached(connection, new BrowserState(connection).pages().getFirst());
    }

    /// The one that shows an address.
    static TestPage showing(CdpConnection connection, String url) {
        return attached(
                connection,
                new BrowserState(connection)
                        .pages().stream()
                                .filter(page -> page.tab().url().equals(url))
                                .findFirst()
                                .orElseThrow());
    }

    private static TestPage attached(CdpConnection connection, BrowserState.Page page) {
        return new TestPage(connection.attach(page.targetId()));
    }

    /// A new one, loaded.
    static TestPage opened(CdpConnection connection, String url) {
        TestPage page = new TestPage(connection.attach(connection
                .call("Target.createTarget", Map.of("url", url))
                .path("targetId")
                .asString()));
        assertThat(page.comesTo(loaded(url))).isTrue();
        return page;
    }

    /// Goes to an address and waits until it is loaded.
    void load(String url) {
        session.call("Page.navigate", Map.of("url", url));
        assertThat(comesTo(loaded(url))).isTrue();
    }

    private static String loaded(String url) {
        return "document.readyState == 'complete' && location.href == '" + url + "'";
    }

    void bringToFront() {
        session.call("Page.bringToFront");
    }

    /// What an expression is, as text.
    String evaluate(String expression) {
        return session.call(
                        "Runtime.evaluate",
                        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .at("/result/value")
                .asString("");
    }

    /// Waits in the page, a little at a time. A page that is being replaced refuses to answer for a moment.
    boolean comesTo(String condition) {
        String soon = "new Promise(done => setTimeout(() => done(String(" + condition + ")), 50))";
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                if (evaluate(soon).equals("true")) {
                    return true;
                }
            } catch (CdpException replaced) {
                assertThat(replaced.code()).isEqualTo(CdpException.Code.REFUSED);
            }
        }
        return false;
    }
}
