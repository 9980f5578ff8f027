package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.ArchiveLimits;
import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.Directories;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.StateFiles;
import dev.browsergrid.profiles.TestChromium;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.overlay.Capture.Captured;
import dev.browsergrid.profiles.overlay.Thaw.Thawed;
import dev.browsergrid.profiles.state.Bindings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long three tabs take to freeze and to thaw, and to thaw beside the same Chromium starting by itself on the same
/// directory. Prints one line for each part.
public final class FreezeBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Long> capture = new ArrayList<>();
    private final List<Long> close = new ArrayList<>();
    private final List<Long> pack = new ArrayList<>();
    private final List<Long> freeze = new ArrayList<>();
    private final List<Long> unpack = new ArrayList<>();
    private final List<Long> thaw = new ArrayList<>();
    private final List<Long> bare = new ArrayList<>();
    private long bytes;

    private FreezeBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 && arguments[0].equals("quick") ? 5 : 20;
        Path home = Files.createTempDirectory("freeze-benchmark");
        try (TestSite site = new TestSite()) {
            new FreezeBenchmark().run(home, site, rounds);
        } finally {
            Directories.remove(home);
        }
    }

    private void run(Path home, TestSite site, int rounds) throws Exception {
        byte[] archive = first(home.resolve("first"), site);
        for (int round = 0; round < rounds; round++) {
            bare(unpacked(home.resolve("bare-" + round), archive), site);
            archive = cycle(home.resolve("cycle-" + round), archive);
        }
        print("capture", capture);
        print("close and wait for the end", close);
        print("pack", pack);
        print("freeze", freeze);
        print("unpack", unpack);
        print("thaw, active tab as it was", thaw);
        print("Chromium by itself, the same page whole", bare);
        System.out.printf(
                Locale.ROOT,
                "thaw to Chromium by itself: %.2f at p50; archive %d KB%n",
                (double) at(thaw, 0.5) / at(bare, 0.5),
                bytes / 1024);
    }

    private byte[] first(Path directory, TestSite site) throws Exception {
        try (TestChromium chromium = TestChromium.start(directory, "about:blank");
                CdpConnection connection = chromium.connect()) {
            TestTab main =
                    TestTab.of(connection, OpenTab.all(connection).getFirst().targetId());
            main.load(site.url("/main"));
            TestTab.opened(connection, site.url("/hidden"));
            TestTab.opened(connection, site.url("/form"));
            connection.call("Target.activateTarget", Map.of("targetId", main.targetId()));
            main.awaitTrue("document.getElementById('lateText')");
            for (Probe probe : Probes.ALL) {
                if (probe.where().equals("main")) {
                    main.evaluate(probe.set());
                }
            }
            return freeze(chromium, connection, Bindings.NONE, directory);
        }
    }

    private byte[] cycle(Path directory, byte[] archive) throws Exception {
        Instant since = Instant.now();
        ArchiveLimits limits = ArchiveLimits.DEFAULT;
        long begun = System.nanoTime();
        ProfileArchive.unpack(new ByteArrayInputStream(archive), directory, limits);
        unpack.add(System.nanoTime() - begun);
        try (TestChromium chromium = TestChromium.start(directory, "--restore-last-session");
                CdpConnection connection = chromium.connect()) {
            StateFiles state = StateFiles.read(directory).orElseThrow();
            Thawed thawed =
                    new Thaw(connection, InstantSource.system(), false).restore(state.overlay(), since, PATIENCE);
            thaw.add(System.nanoTime() - begun);
            if (thawed.report().tabs() != 3) {
                throw new IllegalStateException(thawed.report().toJson());
            }
            return freeze(chromium, connection, thawed.bindings(), directory);
        } finally {
            Directories.remove(directory);
        }
    }

    private byte[] freeze(TestChromium chromium, CdpConnection connection, Bindings bindings, Path directory)
            throws IOException {
        long begun = System.nanoTime();
        Captured captured = new Capture(connection, InstantSource.system()).take(bindings);
        long read = System.nanoTime();
        new BrowserState(connection).close(PATIENCE);
        chromium.process().onExit().join();
        long closed = System.nanoTime();
        new StateFiles(captured.manifest(), captured.overlay()).write(directory);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProfileArchive.pack(directory, out);
        long packed = System.nanoTime();
        capture.add(read - begun);
        close.add(closed - read);
        pack.add(packed - closed);
        freeze.add(packed - begun);
        bytes = out.size();
        return out.toByteArray();
    }

    private static Path unpacked(Path directory, byte[] archive) throws IOException {
        ProfileArchive.unpack(new ByteArrayInputStream(archive), directory, ArchiveLimits.DEFAULT);
        return directory;
    }

    private void bare(Path directory, TestSite site) throws Exception {
        long begun = System.nanoTime();
        try (TestChromium chromium = TestChromium.start(directory, "--restore-last-session");
                CdpConnection connection = chromium.connect()) {
            String url = site.url("/main");
            new TargetWatch(connection)
                    .await(
                            PATIENCE,
                            () -> OpenTab.all(connection),
                            tabs -> tabs.stream().anyMatch(tab -> tab.url().startsWith(url)));
            String target = OpenTab.all(connection).stream()
                    .filter(tab -> tab.url().startsWith(url))
                    .findFirst()
                    .orElseThrow()
                    .targetId();
            TestTab.of(connection, target)
                    // the page's own script takes its time to add this last field
                    .awaitTrue("location.href.startsWith('" + url + "') && document.readyState === 'complete'"
                            + " && document.getElementById('lateText')");
            bare.add(System.nanoTime() - begun);
        }
        Directories.remove(directory);
    }

    private static void print(String what, List<Long> nanos) {
        System.out.printf(
                Locale.ROOT,
                "%-42s p50 %5d ms   p95 %5d ms   n=%d%n",
                what,
                at(nanos, 0.5) / 1_000_000,
                at(nanos, 0.95) / 1_000_000,
                nanos.size());
    }

    private static long at(List<Long> nanos, double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }
}
