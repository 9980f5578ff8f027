package dev.browsergrid.profiles.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.TestChromium;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.overlay.Capture.Captured;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import dev.browsergrid.profiles.state.Overlay;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What makes the script fail, or has it tell more than anybody would keep.
@Timeout(120)
class HostileStateTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path home;

    @Test
    void a_state_the_script_fails_on_costs_its_page_and_not_the_browser() throws Exception {
        try (TestSite site = new TestSite();
                TestChromium chromium = TestChromium.start(home, "about:blank");
                CdpConnection connection = chromium.connect()) {
            TestTab tab = TestTab.showing(connection, "about:blank");
            tab.load(site.url("/plain"));
            tab.evaluate("document.body.innerHTML = '<input id=a>', document.getElementById('a').value = 'typed'");
            String captured =
                    new Capture(connection, CLOCK).take(Bindings.NONE).overlay().toJson();
            assertThat(captured).contains("\"#a\"");
            Overlay senseless = Overlay.fromJson(captured.replace("\"#a\"", "\"#%\""));

            Thaw.Thawed thawed =
                    new Thaw(connection, CLOCK, false).restore(senseless, Instant.now(), Duration.ofSeconds(10));

            assertThat(thawed.report().tabs()).isEqualTo(1);
            assertThat(thawed.report().items())
                    .filteredOn(item -> item.kind().equals("page"))
                    .extracting(Item::outcome)
                    .containsExactly(Outcome.LOST);
        }
    }

    @Test
    void a_page_full_of_text_tells_no_more_than_is_kept() throws Exception {
        try (TestSite site = new TestSite();
                TestChromium chromium = TestChromium.start(home, "about:blank");
                CdpConnection connection = chromium.connect()) {
            TestTab tab = TestTab.showing(connection, "about:blank");
            tab.load(site.url("/plain"));
            tab.evaluate("document.body.innerHTML = '<textarea></textarea>'.repeat(20)");
            tab.evaluate("document.querySelectorAll('textarea').forEach(one => one.value = 'x'.repeat(1 << 20))");

            Captured captured = new Capture(connection, CLOCK).take(Bindings.NONE);

            assertThat(captured.overlay().leftOut()).hasSizeBetween(1, 8);
        }
    }
}
