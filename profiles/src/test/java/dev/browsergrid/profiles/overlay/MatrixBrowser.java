package dev.browsergrid.profiles.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.TestChromium;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.overlay.Capture.Captured;
import dev.browsergrid.profiles.overlay.Thaw.Thawed;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.Overlay;
import dev.browsergrid.profiles.state.TabState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// A browser that is given everything one can hold, and how it is looked at afterwards, in itself or in the one it came
/// back as.
record MatrixBrowser(
        CdpConnection connection, TestSite site, TestTab main, TestTab hidden, TestTab posted, Bindings bindings) {
    private static final InstantSource CLOCK = InstantSource.system();

    static MatrixBrowser filled(CdpConnection connection, TestSite site, Path home) throws Exception {
        TestTab main = TestTab.of(connection, OpenTab.all(connection).getFirst().targetId());
        main.load(site.url("/main"));
        TestTab hidden = TestTab.opened(connection, site.url("/plain"));
        hidden.load(site.url("/hidden"));
        TestTab posted = TestTab.opened(connection, site.url("/form"));
        posted.evaluate("void form.submit()");
        posted.awaitTrue("document.readyState === 'complete' && location.pathname === '/posted'");
        TestTab.opened(connection, site.url("/last"));
        connection.call("Target.activateTarget", Map.of("targetId", main.targetId()));
        main.awaitTrue("document.visibilityState === 'visible' && document.getElementById('lateText')");
        MatrixBrowser browser = new MatrixBrowser(connection, site, main, hidden, posted, Bindings.NONE);
        browser.fill(home);
        return browser;
    }

    static MatrixBrowser thawed(CdpConnection connection, TestSite site, Thawed thawed) {
        return new MatrixBrowser(
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
                tabs.stream().filter(OpenTab::active).map(OpenTab::url).toList().toString());
        seen.put(
                "back list",
                TabReading.history(main.session(), Duration.ofSeconds(9)).urls().toString());
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
        seen.put("answer to a form", posted.evaluate("document.getElementById('count')?.textContent + document.title"));
        Probes.ALL.forEach(probe -> seen.put(probe.name(), evaluate(probe, probe.seen())));
        return seen;
    }

    /// Shows each hidden tab, as a person would, and waits until it is as it was.
    void mendHidden(TestChromium chromium, Thawed thawed) throws Exception {
        CountDownLatch left = new CountDownLatch(thawed.bindings().waiting().size());
        try (Mending _ = Mending.begin(
                chromium.connect(), thawed.bindings(), Overlay.empty(CLOCK.instant()), _ -> left.countDown())) {
            for (TestTab tab : List.of(hidden, posted, main)) {
                connection.call("Target.activateTarget", Map.of("targetId", tab.targetId()));
            }
            assertThat(left.await(90, TimeUnit.SECONDS)).isTrue();
        }
    }
}
