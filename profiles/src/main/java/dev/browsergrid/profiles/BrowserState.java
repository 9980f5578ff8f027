package dev.browsergrid.profiles;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Manifest.Tab;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// What must happen over DevTools before a browser's directory can be frozen, and after it was thawed.
public final class BrowserState {
    /// Chromium writes form values, scroll positions and its session log on timers of up to 2.5 s.
    private static final Duration FLUSH = Duration.ofMillis(2_500);

    private static final Duration QUICK = Duration.ofMillis(700);

    private final CdpConnection connection;
    private final InstantSource clock;

    public BrowserState(CdpConnection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /// A page there is now.
    public record Page(String targetId, Tab tab) {}

    /// The pages there are now; a tab that was restored but not loaded yet is one too.
    public List<Page> pages() {
        JsonNode targets = connection.call("Target.getTargets").path("targetInfos");
        return targets.valueStream()
                .filter(target -> target.path("type").asString("").equals("page"))
                .map(target -> new Page(
                        target.path("targetId").asString(),
                        new Tab(
                                target.path("targetId").asString(),
                                target.path("url").asString(""),
                                target.path("title").asString(""))))
                .toList();
    }

    /// Waits until what was changed at `lastChange` is on its way to disk, at most 2.5 s, and writes down what the
    /// browser holds. Returns early when the browser goes away.
    public Manifest settle(Instant lastChange) {
        Duration left = FLUSH.minus(Duration.between(lastChange, clock.instant()));
        if (left.isPositive()) {
            awaitEnd(left.compareTo(FLUSH) < 0 ? left : FLUSH);
        }
        List<Page> pages = pages();
        int active = pages.stream().map(this::isInFront).toList().indexOf(true);
        String chromium = connection.call("Browser.getVersion").path("product").asString("");
        return Manifest.ofTabs(
                clock.instant(), chromium, pages.stream().map(Page::tab).toList(), active);
    }

    /// Asks the browser to close in order, and waits for the connection to end. False when it did not in time.
    public boolean close(Duration timeout) {
        try {
            connection.call("Browser.close", Map.of(), timeout);
        } catch (CdpException gone) {
            if (gone.code() == CdpException.Code.INTERRUPTED) {
                throw gone;
            }
        }
        return awaitEnd(timeout);
    }

    /// Waits until there is a page: right after its start a browser lists none for some milliseconds.
    public List<Page> awaitPages(Duration timeout) {
        return await(timeout, this::pages, pages -> !pages.isEmpty());
    }

    /// Waits until all tabs of the manifest are listed, or `timeout` is over, and reports.
    public RestoreReport awaitRestored(Manifest frozen, Instant since, Duration timeout) {
        return await(
                timeout,
                () -> RestoreReport.compare(
                        frozen, pages().stream().map(Page::tab).toList(), Duration.between(since, clock.instant())),
                RestoreReport::complete);
    }

    /// Looks again whenever a target comes or changes, until it is as wanted or time is up.
    private <T> T await(Duration timeout, Supplier<T> look, Predicate<T> enough) {
        Semaphore changed = new Semaphore(0);
        Runnable stop = connection.onEvent(event -> {
            if (event.method().startsWith("Target.target")) {
                changed.release();
            }
        });
        try {
            connection.call("Target.setDiscoverTargets", Map.of("discover", true));
            long deadline = System.nanoTime() + timeout.toNanos();
            T seen = look.get();
            while (!enough.test(seen)) {
                boolean again = changed.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (!again) {
                    break;
                }
                changed.drainPermits();
                seen = look.get();
            }
            return seen;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for tabs", stopped);
        } finally {
            stop.run();
        }
    }

    /// A tab that has not been loaded yet never answers; it is not in front then.
    private boolean isInFront(Page page) {
        try {
            CdpSession session = connection.attach(page.targetId());
            JsonNode answer = session.call("Runtime.evaluate", Map.of("expression", "document.visibilityState"), QUICK);
            session.detach();
            return answer.at("/result/value").asString("").equals("visible");
        } catch (CdpException silent) {
            if (silent.code() == CdpException.Code.INTERRUPTED) {
                throw silent;
            }
            return false;
        }
    }

    private boolean awaitEnd(Duration atMost) {
        CountDownLatch ended = new CountDownLatch(1);
        connection.onClosed(_ -> ended.countDown());
        try {
            return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
