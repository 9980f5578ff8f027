package dev.browsergrid.node.host;

import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What is left to do in a browser that has just come up.
record FirstSteps(CdpConnection connection) {
    private static final Duration SOON = Duration.ofSeconds(10);

    /// Waits until the companion's worker runs, so that no page is fetched before its rules hold.
    void awaitExtensions(boolean companion) throws NodeHostException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (companion && !hasWorker()) {
            if (System.nanoTime() > deadline) {
                throw new NodeHostException(
                        Problem.DID_NOT_START,
                        "the extension that sets headers and signs in to the proxy did not start");
            }
            // the browser's answer takes its time, so this does not spin
            Thread.yield();
        }
    }

    private boolean hasWorker() {
        JsonNode targets = connection.call("Target.getTargets").path("targetInfos");
        return targets.valueStream()
                .anyMatch(target -> target.path("type").asString("").equals("service_worker")
                        && target.path("url").asString("").endsWith("/worker.js")
                        && target.path("url").asString("").startsWith("chrome-extension://"));
    }

    /// Sends the first page somewhere without waiting for it to load.
    void open(String targetId, String url) {
        CdpSession page = connection.attach(targetId);
        page.call("Page.navigate", Map.of("url", url), SOON);
        page.detach();
    }
}
