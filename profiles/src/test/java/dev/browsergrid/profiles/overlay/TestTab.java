package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One document of a test's browser, asked in its own world as its scripts see it.
record TestTab(CdpSession session, String targetId) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static TestTab of(CdpConnection connection, String targetId) {
        return new TestTab(connection.attach(targetId), targetId);
    }

    static TestTab opened(CdpConnection connection, String url) {
        TestTab tab = of(
                connection,
                connection
                        .call("Target.createTarget", Map.of("url", url))
                        .path("targetId")
                        .asString());
        tab.awaitTrue("location.href.startsWith('" + url + "') && document.readyState === 'complete'");
        return tab;
    }

    static TestTab showing(CdpConnection connection, String url) {
        JsonNode targets = connection.call("Target.getTargets").path("targetInfos");
        return targets.valueStream()
                .filter(target -> target.path("url").asString("").startsWith(url))
                .map(target -> of(connection, target.path("targetId").asString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing shows " + url + ": " + targets));
    }

    void load(String url) {
        session.call("Page.navigate", Map.of("url", url), PATIENCE);
        awaitTrue("location.href === '" + url + "' && document.readyState === 'complete'");
    }

    /// What an expression comes to, as JSON.
    String evaluate(String expression) {
        JsonNode answer = session.call(
                "Runtime.evaluate",
                Map.of(
                        "expression",
                        "(async () => JSON.stringify(await (" + expression + ")))()",
                        "awaitPromise",
                        true,
                        "returnByValue",
                        true,
                        "userGesture",
                        true),
                PATIENCE);
        if (answer.has("exceptionDetails")) {
            return "failed: "
                    + answer.at("/exceptionDetails/exception/description").asString("");
        }
        return answer.at("/result/value").asString("undefined");
    }

    void awaitTrue(String condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (evaluate("new Promise(done => setTimeout(() => done(!!(" + condition + ")), 20))")
                        .equals("true")) {
                    return;
                }
            } catch (CdpException moved) {
                if (moved.code() != CdpException.Code.REFUSED) {
                    throw moved;
                }
            }
        }
        throw new AssertionError("never came: " + condition);
    }
}
