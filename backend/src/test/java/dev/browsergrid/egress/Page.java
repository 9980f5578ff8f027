package dev.browsergrid.egress;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// A tab of a session's browser.
record Page(CdpSession tab) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Page open(CdpConnection connection) {
        return new Page(connection.attach(connection
                .call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString()));
    }

    /// Goes there; answers what Chromium says went wrong, or nothing.
    String visit(String url) {
        JsonNode answer = tab.call("Page.navigate", Map.of("url", url), PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(() -> isLoaded());
        return answer.path("errorText").asString("");
    }

    private boolean isLoaded() {
        try {
            return evaluate("document.readyState").equals("complete")
                    && !evaluate("location.href").equals("about:blank");
        } catch (CdpException replaced) {
            return false;
        }
    }

    String text() {
        return evaluate("document.body.innerText");
    }

    /// What an expression, or the promise it is, comes to, as text.
    String evaluate(String expression) {
        return tab.call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                "(async () => String(await (" + expression + ")))()",
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true),
                        PATIENCE)
                .at("/result/value")
                .asString("");
    }
}
