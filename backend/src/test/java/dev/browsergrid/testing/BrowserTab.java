package dev.browsergrid.testing;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// A tab of a session's browser.
public record BrowserTab(CdpSession tab) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static BrowserTab open(CdpConnection connection) {
        return new BrowserTab(connection.attach(connection
                .call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString()));
    }

    /// Goes there; answers what Chromium says went wrong, or nothing.
    public String visit(String url) {
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

    /// What is to be read on the page.
    public String text() {
        return evaluate("document.body.innerText");
    }

    /// What an expression, or the promise it is, comes to, as text.
    public String evaluate(String expression) {
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
