package dev.browsergrid.node.host;

import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What is left to do in a browser that has just come up.
record FirstSteps(CdpConnection connection) {
    private static final Duration SOON = Duration.ofSeconds(10);

    /// Waits until the companion's rules hold, so that no page is fetched before. That its worker is there says nothing
    /// yet.
    void awaitCompanion() throws NodeHostException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!companionIsReady()) {
            if (System.nanoTime() > deadline) {
                throw new NodeHostException(Problem.DID_NOT_START, "the extension that sets headers did not start");
            }
            // the browser's answer takes its time, so this does not spin
            Thread.onSpinWait();
        }
    }

    private boolean companionIsReady() {
        JsonNode targets = connection.call("Target.getTargets").path("targetInfos");
        return targets.valueStream()
                .filter(target -> Companion.isWorker(
                        target.path("type").asString(""), target.path("url").asString("")))
                .anyMatch(worker -> isReady(worker.path("targetId").asString()));
    }

    private boolean isReady(String targetId) {
        try {
            CdpSession worker = connection.attach(targetId);
            try {
                return worker.call(
                                "Runtime.evaluate",
                                Map.of("expression", Companion.readiness(), "returnByValue", true),
                                SOON)
                        .at("/result/value")
                        .asBoolean(false);
            } finally {
                worker.detach();
            }
        } catch (CdpException starting) {
            if (starting.code() != CdpException.Code.REFUSED) {
                throw starting;
            }
            return false;
        }
    }

    /// Sends the first page somewhere without waiting for it to load.
    void open(String targetId, String url) {
        CdpSession page = connection.attach(targetId);
        page.call("Page.navigate", Map.of("url", url), SOON);
        page.detach();
    }
}
