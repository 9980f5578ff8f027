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
import dev.browsergrid.profiles.state.TabState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Everything a browser can hold, frozen without a pause, thawed and frozen once more before its hidden tabs have
/// loaded, thawed elsewhere, and compared one by one.
@Timeout(240)
class RestoreMatrixTest {
    private static final Logger log = LoggerFactory.getLogger(RestoreMatrixTest.class);
    private static final InstantSource CLOCK = InstantSource.system();
    /// What cannot come back in a new process, and the kind under which the report says so, if there is anything there
    /// to say it of.
    private static final Map<String, String> LOST =
            Map.of("password", "password", "canvas", "canvas", "variables of scripts", "", "running timer", "");

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
                Browser browser = Browser.filled(connection, site, home);
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
                Browser browser = Browser.thawed(connection, site, thawed);
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

    /// The browser of one of the two halves, and how it is looked at.
    private record Browser(
            CdpConnection connection, TestSite site, TestTab main, TestTab hidden, TestTab posted, Bindings bindings) {
        static Browser filled(CdpConnection connection, TestSite site, Path home) throws Exception {
            TestTab main =
                    TestTab.of(connection, OpenTab.all(connection).getFirst().targetId());
            main.load(site.url("/main"));
            TestTab hidden = TestTab.opened(connection, site.url("/plain"));
            hidden.load(site.url("/hidden"));
            TestTab posted = TestTab.opened(connection, site.url("/form"));
            posted.evaluate("void form.submit()");
            posted.awaitTrue("document.readyState === 'complete' && location.pathname === '/posted'");
            TestTab.opened(connection, site.url("/last"));
            connection.call("Target.activateTarget", Map.of("targetId", main.targetId()));
            main.awaitTrue("document.visibilityState === 'visible' && document.getElementById('lateText')");
            Browser browser = new Browser(connection, site, main, hidden, posted, Bindings.NONE);
            browser.fill(home);
            return browser;
        }

        static Browser thawed(CdpConnection connection, TestSite site, Thawed thawed) {
            return new Browser(
                    connection,
                    site,
                    TestTab.showing(connection, site.url("/main")),
                    TestTab.showing(connection, site.url("/hidden")),
                    TestTab.showing(connection, site.url("/posted")),
                    thawed.bindings());
        }

        private void fill(Path home) throws Exception {
            cookie(Map.of("name", "http", "value", "1", "url", site.url("/"), "httpOnly", true));
            cookie(Map.of("name", "strict", "value", "1", "url", site.url("/"), "sameSite", "Strict"));
            cookie(Map.of(
                    "name",
                    "partitioned",
                    "value",
                    "1",
                    "url",
                    "https://widget.example/",
                    "secure",
                    true,
                    "sameSite",
                    "None",
                    "partitionKey",
                    Map.of("topLevelSite", "https://shop.example", "hasCrossSiteAncestor", true)));
            Path file = Files.writeString(home.resolve("upload.txt"), "a file");
            String object = main.session()
                    .call("Runtime.evaluate", Map.of("expression", "document.getElementById('file')"))
                    .at("/result/objectId")
                    .asString();
            main.session().call("DOM.setFileInputFiles", Map.of("files", List.of(file.toString()), "objectId", object));
            for (Probe probe : Probes.ALL) {
                assertThat(evaluate(probe, probe.set())).as(probe.name()).doesNotStartWith("failed");
            }
        }

        private void cookie(Map<String, ?> cookie) {
            connection.call("Storage.setCookies", Map.of("cookies", List.of(cookie)));
        }

        private String evaluate(Probe probe, String expression) {
            return switch (probe.where()) {
                case "main" -> main.evaluate(expression);
                case "inner" ->
                    main.evaluate("document.getElementById('inner').contentWindow.eval("
                            + JsonMapper.shared().writeValueAsString(expression) + ")");
                case "other" -> foreign().evaluate(expression);
                case "hidden" -> hidden.evaluate(expression);
                default -> throw new AssertionError(probe.where());
            };
        }

        private TestTab foreign() {
            return TestTab.showing(connection, site.other() + "/inner");
        }

        /// All there is, by name.
        Map<String, String> look() {
            Map<String, String> seen = new LinkedHashMap<>();
            List<OpenTab> tabs = OpenTab.all(connection);
            seen.put("tabs", tabs.stream().map(OpenTab::url).sorted().toList().toString());
            seen.put("order of tabs", tabs.stream().map(OpenTab::url).toList().toString());
            seen.put(
                    "tab in front",
                    tabs.stream()
                            .filter(OpenTab::active)
                            .map(OpenTab::url)
                            .toList()
                            .toString());
            seen.put(
                    "back list",
                    TabReading.history(main.session(), Duration.ofSeconds(9))
                            .urls()
                            .toString());
            seen.put(
                    "back list of a hidden tab",
                    TabReading.history(hidden.session(), Duration.ofSeconds(9))
                            .urls()
                            .toString());
            Captured now = new Capture(connection, CLOCK).take(bindings);
            for (String name : List.of("http", "strict", "partitioned")) {
                seen.put(
                        "cookie " + name,
                        now.overlay().cookies().stream()
                                .filter(cookie -> cookie.name().equals(name))
                                .map(cookie -> List.of(
                                        cookie.value(),
                                        cookie.httpOnly(),
                                        String.valueOf(cookie.sameSite()),
                                        String.valueOf(cookie.partition())))
                                .toList()
                                .toString());
            }
            seen.put(
                    "logical ids of tabs",
                    now.overlay().tabs().stream().map(TabState::id).toList().toString());
            seen.put(
                    "answer to a form",
                    posted.evaluate("document.getElementById('count')?.textContent + document.title"));
            Probes.ALL.forEach(probe -> seen.put(probe.name(), evaluate(probe, probe.seen())));
            return seen;
        }

        /// Shows each hidden tab, as a person would, and waits until it is as it was.
        void mendHidden(TestChromium chromium, Thawed thawed) throws Exception {
            CountDownLatch left = new CountDownLatch(thawed.bindings().waiting().size());
            try (Mending _ = Mending.begin(chromium.connect(), thawed.bindings(), List.of(), _ -> left.countDown())) {
                for (TestTab tab : List.of(hidden, posted, main)) {
                    connection.call("Target.activateTarget", Map.of("targetId", tab.targetId()));
                }
                assertThat(left.await(90, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
