package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.StateFiles;
import dev.browsergrid.profiles.TestChromium;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.overlay.Capture.Captured;
import dev.browsergrid.profiles.overlay.Thaw.Thawed;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.Overlay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A browser between a thaw and the next freeze, with its hidden tabs being mended beside, as a server keeps it. Tabs
/// are called by their addresses, which no two share.
final class ThawedBrowser implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestChromium chromium;
    private final CdpConnection connection;
    private final Mending mending;
    private final ReentrantLock lock = new ReentrantLock();
    // signalled with the lock whenever a tab is mended
    private final Condition mended = lock.newCondition();

    private ThawedBrowser(TestChromium chromium, Bindings bindings) {
        this.chromium = chromium;
        this.connection = chromium.connect();
        this.mending = Mending.begin(chromium.connect(), bindings, Overlay.empty(CLOCK.instant()), _ -> tell());
    }

    static ThawedBrowser fresh(Path directory, String url) throws IOException, InterruptedException {
        ThawedBrowser browser = new ThawedBrowser(TestChromium.start(directory, "about:blank"), Bindings.NONE);
        TestTab.of(
                        browser.connection,
                        OpenTab.all(browser.connection).getFirst().targetId())
                .load(url);
        return browser;
    }

    static ThawedBrowser thaw(byte[] archive, Path directory) throws IOException, InterruptedException {
        ProfileArchive.unpack(
                new ByteArrayInputStream(archive), directory, dev.browsergrid.profiles.ArchiveLimits.DEFAULT);
        StateFiles state = StateFiles.read(directory).orElseThrow();
        Instant since = Instant.now();
        TestChromium chromium = TestChromium.start(directory, "--restore-last-session");
        try (CdpConnection connection = chromium.connect()) {
            Thawed thawed = new Thaw(connection, CLOCK, false).restore(state.overlay(), since, Duration.ofSeconds(30));
            return new ThawedBrowser(chromium, thawed.bindings());
        }
    }

    /// Closed and packed at once, whatever still loads.
    byte[] freeze() throws IOException {
        Captured captured = new Capture(connection, CLOCK).take(mending.bindings());
        new BrowserState(connection).close(Duration.ofSeconds(30));
        chromium.process().onExit().join();
        new StateFiles(captured.manifest(), captured.overlay()).write(chromium.directory());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ProfileArchive.pack(chromium.directory(), packed);
        return packed.toByteArray();
    }

    /// The addresses of its tabs, in order.
    List<String> tabs() {
        return OpenTab.all(connection).stream().map(OpenTab::url).toList();
    }

    String front() {
        return OpenTab.all(connection).stream()
                .filter(OpenTab::active)
                .map(OpenTab::url)
                .findFirst()
                .orElse("none");
    }

    void open(String url) {
        TestTab.opened(connection, url);
        show(url);
    }

    void close(String url) {
        connection.call("Target.closeTarget", Map.of("targetId", target(url)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (tabs().contains(url) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    /// Brings a tab to the front and waits until it is what it was.
    TestTab show(String url) {
        String target = target(url);
        connection.call("Target.activateTarget", Map.of("targetId", target));
        awaitMended(target);
        TestTab tab = TestTab.of(connection, target);
        tab.awaitTrue("document.visibilityState === 'visible' && document.readyState === 'complete'"
                + " && (!location.pathname.startsWith('/main') || document.getElementById('lateText'))");
        return tab;
    }

    /// What the expressions come to, by name.
    static Map<String, String> look(TestTab tab, Map<String, String> expressions) {
        Map<String, String> seen = new TreeMap<>();
        expressions.forEach((name, expression) -> seen.put(name, tab.evaluate(expression)));
        return seen;
    }

    private String target(String url) {
        return OpenTab.all(connection).stream()
                .filter(tab -> tab.url().equals(url))
                .map(OpenTab::targetId)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tab shows " + url + " but " + tabs()));
    }

    private void awaitMended(String target) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (left > 0
                    && mending.bindings()
                            .waiting(mending.bindings().tab(target))
                            .isPresent()) {
                // asked again now and then: the first may have been told before anybody waited
                left -= TimeUnit.MILLISECONDS.toNanos(100);
                boolean _ = mended.await(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        lock.lock();
        try {
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        mending.close();
        connection.close();
        chromium.close();
    }
}
