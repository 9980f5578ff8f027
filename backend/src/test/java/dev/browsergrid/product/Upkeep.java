package dev.browsergrid.product;

import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.LiveObjects;
import dev.browsergrid.testing.ServerProcess;
import java.time.Duration;

/// What a server keeps going of which there could be one for each session: threads, timers, and connections to
/// browsers.
record Upkeep(long threads, long timers, long connections) {
    static Upkeep of(ServerProcess server) {
        LiveObjects live = LiveObjects.of(server);
        return new Upkeep(
                live.count("java.lang.VirtualThread"),
                live.count("java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask")
                        + live.count("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask"),
                live.count(CdpConnection.class.getName()));
    }

    /// Waits until the server keeps no more than this; a request that was just answered ends a moment later.
    void awaitNoMoreThanThis(ServerProcess server) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> of(server),
                        now -> now.threads <= threads && now.timers <= timers && now.connections <= connections);
    }
}
