package dev.browsergrid.node.host;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells once when a browser's process ends that nobody asked to end.
final class ExitWatch {
    private static final Logger log = LoggerFactory.getLogger(ExitWatch.class);

    private final Consumer<HostedBrowser> exited;
    private final Map<UUID, HostedBrowser> watched = new ConcurrentHashMap<>();

    ExitWatch(Consumer<HostedBrowser> exited) {
        this.exited = exited;
    }

    void watch(HostedBrowser browser) {
        watched.put(browser.nodeId(), browser);
        ProcessHandle.of(browser.pid())
                .ifPresentOrElse(
                        handle -> {
                            var _ = handle.onExit().thenRunAsync(() -> ended(browser), Thread::startVirtualThread);
                        },
                        () -> ended(browser));
    }

    /// From now on its end is expected.
    void forget(UUID nodeId) {
        watched.remove(nodeId);
    }

    private void ended(HostedBrowser browser) {
        if (watched.remove(browser.nodeId(), browser)) {
            log.info("browser process ended node={} pid={}", browser.nodeId(), browser.pid());
            exited.accept(browser);
        }
    }
}
