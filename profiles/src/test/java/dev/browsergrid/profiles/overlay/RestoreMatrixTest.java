package dev.browsergrid.profiles.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.ArchiveLimits;
import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.StateFiles;
import dev.browsergrid.profiles.TestChromium;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.overlay.Capture.Captured;
import dev.browsergrid.profiles.overlay.Thaw.Thawed;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.FidelityReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything a browser can hold, frozen without a pause, thawed and frozen once more before its hidden tabs have
/// loaded, thawed elsewhere, and compared one by one.
@Timeout(240)
class RestoreMatrixTest {
    private static final Logger log = LoggerFactory.getLogger(RestoreMatrixTest.class);
    private static final InstantSource CLOCK = InstantSource.system();
    /// What cannot come back in a new process, and the kind under which the report says so, if there
    /// is anything there to say it of. Chosen files come back by Chromium alone, which notes them a
    /// second after a page was loaded; frozen earlier than that, as here between the two, they may be
    /// lost.
    private static final Map<String, String> LOST = Map.of(
            "password",
            "password",
            "canvas",
            "canvas",
            "file",
            "file",
            "variables of scripts",
            "",
            "running timer",
            "");

    @TempDir
    Path home;

    @Test
    void all_but_what_dies_with_a_process_comes_back_exactly() throws Exception {
        Map<String, String> before;
        Captured captured;
        byte[] archive;
        try (TestSite site = new TestSite()) {
            Path first = home.resolve("first");
            try (TestChromium chromium = TestChromium.start(first, "--window-size=1100,900", "about:blank");
                    CdpConnection connection = chromium.connect()) {
                MatrixBrowser browser = MatrixBrowser.filled(connection, site, home);
                before = browser.look();
                long begun = System.nanoTime();
                captured = new Capture(connection, CLOCK).take(Bindings.NONE);
                long took = System.nanoTime() - begun;
                log.info(
                        "captured in {} ms, overlay {} characters",
                        TimeUnit.NANOSECONDS.toMillis(took),
                        captured.overlay().toJson().length());
                new BrowserState(connection).close(Duration.ofSeconds(30));
                chromium.process().onExit().join();
            }
            new StateFiles(captured.manifest(), captured.overlay()).write(first);
            archive = packed(first);
            assertThat(captured.overlay().toJson()).doesNotContain("hush");
            assertThat(ProfileArchive.readState(new ByteArrayInputStream(archive)))
                    .contains(new StateFiles(captured.manifest(), captured.overlay()));

            Captured again = frozenBeforeHiddenTabsLoad(archive, home.resolve("between"));
            archive = packed(home.resolve("between"));
            assertThat(again.manifest().tabs()).isEqualTo(captured.manifest().tabs());

            Path second = home.resolve("second");
            ProfileArchive.unpack(new ByteArrayInputStream(archive), second, ArchiveLimits.DEFAULT);
            StateFiles state = StateFiles.read(second).orElseThrow();
            Instant since = Instant.now();
            try (TestChromium chromium = TestChromium.start(second, "--window-size=800,600", "--restore-last-session");
                    CdpConnection connection = chromium.connect()) {
                Thawed thawed =
                        new Thaw(connection, CLOCK, true).restore(state.overlay(), since, Duration.ofSeconds(30));
                log.info("{} ({} bytes packed)", thawed.report().sentence(), archive.length);
                MatrixBrowser browser = MatrixBrowser.thawed(connection, site, thawed);
                browser.mendHidden(chromium, thawed);
                Map<String, String> after = browser.look();
                Map<String, String> table = table(before, after, thawed.report());
                table.forEach((name, outcome) -> log.info(String.format("%-36s %s", name, outcome)));
                assertThat(thawed.report().items())
                        .allSatisfy(item -> assertThat(item.reason())
                                .as(item.toString())
                                .matches(
                                        reason -> item.outcome() == FidelityReport.Outcome.EXACT || !reason.isEmpty()));
                Set<String> inexact = table.entrySet().stream()
                        .filter(row -> !row.getValue().startsWith("exact"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                int exact = table.size() - inexact.size();
                log.info("{} of {} exact", exact, table.size());
                assertThat(LOST.keySet()).containsAll(inexact);
                assertThat(site.posts()).isEqualTo(1);
                assertThat(exact).isGreaterThanOrEqualTo(52);
                assertThat(thawed.report().sentence()).contains("4 tabs");
                assertThat(captured.manifest().counts().passwords()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_browser_that_was_held_has_all_it_had() throws Exception {
        try (TestSite site = new TestSite();
                TestChromium chromium = TestChromium.start(home.resolve("held"), "about:blank");
                CdpConnection connection = chromium.connect()) {
            MatrixBrowser browser = MatrixBrowser.filled(connection, site, home);
            Map<String, String> before = browser.look();

            chromium.stop();
            chromium.goOn();

            assertThat(browser.look()).isEqualTo(before).hasSizeGreaterThanOrEqualTo(57);
            assertThat(site.posts()).isEqualTo(1);
        }
    }

    /// Thawed and frozen again at once: hidden tabs have had no time to become what they were.
    private static Captured frozenBeforeHiddenTabsLoad(byte[] archive, Path directory) throws Exception {
        ProfileArchive.unpack(new ByteArrayInputStream(archive), directory, ArchiveLimits.DEFAULT);
        try (TestChromium chromium = TestChromium.start(directory, "--window-size=800,600", "--restore-last-session");
                CdpConnection connection = chromium.connect()) {
            StateFiles state = StateFiles.read(directory).orElseThrow();
            Thawed thawed =
                    new Thaw(connection, CLOCK, true).restore(state.overlay(), Instant.now(), Duration.ofSeconds(30));
            Captured captured = new Capture(connection, CLOCK).take(thawed.bindings());
            new BrowserState(connection).close(Duration.ofSeconds(30));
            chromium.process().onExit().join();
            new StateFiles(captured.manifest(), captured.overlay()).write(directory);
            return captured;
        }
    }

    private static Map<String, String> table(
            Map<String, String> before, Map<String, String> after, FidelityReport report) {
        Map<String, String> table = new LinkedHashMap<>();
        before.forEach((name, value) -> {
            String now = after.getOrDefault(name, "missing");
            Optional<String> told = report.items().stream()
                    .filter(item -> item.kind().equals(LOST.getOrDefault(name, "")))
                    .map(item -> "; reported: " + item.reason())
                    .findFirst();
            table.put(
                    name,
                    now.equals(value)
                            ? "exact"
                            : "lost: " + shortened(value) + " is " + shortened(now) + told.orElse(""));
        });
        return table;
    }

    private static String shortened(String text) {
        return text.length() < 60 ? text : text.substring(0, 60) + "...";
    }

    private static byte[] packed(Path directory) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProfileArchive.pack(directory, out);
        return out.toByteArray();
    }
}
