package dev.browsergrid.agents.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.BrowserLostException;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.ToolCall.MouseButton;
import dev.browsergrid.agents.ToolError;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private BrowserFixture fixture;
    private PlaywrightComputer computer;
    private final Cancellation never = new Cancellation();

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void end() {
        fixture.close();
    }

    @BeforeEach
    void connect() throws Exception {
        computer = fixture.connect();
    }

    @AfterEach
    void disconnect() {
        computer.close();
    }

    @Test
    void a_look_shows_the_page_its_tabs_and_a_picture() throws Exception {
        String url = fixture.site().page("/look", "<h1>Mugs</h1><p>" + "long text ".repeat(5000));
        open(url);
        Observation seen = computer.observe(never);
        assertThat(seen.url()).isEqualTo(url);
        assertThat(seen.title()).isEqualTo("look");
        assertThat(seen.page()).contains("heading \"Mugs\"").hasSizeLessThan(24_001);
        assertThat(seen.tabs()).filteredOn(Observation.Tab::active).hasSize(1);
        assertThat(seen.screenshot()).hasValueSatisfying(shot -> {
            assertThat(shot.width()).isPositive();
            assertThat(shot.jpeg()).startsWith(0xFF, 0xD8);
        });
    }

    @Test
    void going_back_works_until_there_is_no_earlier_page() throws Exception {
        act(new ToolCall.NewTab(""));
        open(fixture.site().page("/first", "first"));
        open(fixture.site().page("/second", "second"));
        assertThat(act(new ToolCall.Back())).isInstanceOf(ActionResult.Worked.class);
        assertThat(computer.observe(never).title()).isEqualTo("first");
    }

    @Test
    void addresses_that_cannot_be_opened_are_explained() throws Exception {
        assertThat(refused(open("http://no-such-host.invalid/")).message()).contains("no such host");
        assertThat(refused(open("http://127.0.0.1:9/")).error()).isEqualTo(ToolError.NAVIGATION_FAILED);
        assertThat(refused(open("file:///etc/passwd")).message()).contains("only http");
        assertThat(open(fixture.site().url("/missing")))
                .isInstanceOfSatisfying(
                        ActionResult.Worked.class,
                        worked -> assertThat(worked.effect()).contains("status 404"));
    }

    @Test
    void a_page_that_never_finishes_loading_is_seen_as_far_as_it_came() throws Exception {
        open(fixture.site().page("/hanging", "<h1>Half a page</h1>"));
        Observation seen = computer.observe(never);
        assertThat(seen.page()).contains("Half a page");
        assertThat(seen.notices()).extracting(Observation.Notice::code).contains("still_loading");
    }

    @Test
    void a_popup_becomes_active_and_closing_it_returns_to_where_it_came_from() throws Exception {
        fixture.site().page("/popup", "<h1>Popup</h1>");
        Observation before = show("<a href=/popup target=_blank>Open</a>");
        click(before, "Open");
        Observation popup = computer.observe(never);
        assertThat(popup.title()).isEqualTo("popup");
        assertThat(popup.notices()).extracting(Observation.Notice::code).contains("tab_opened");
        act(new ToolCall.CloseTab(""));
        assertThat(computer.observe(never).url()).isEqualTo(before.url());
    }

    @Test
    void tabs_are_opened_switched_to_and_closed_by_ids_that_stay() throws Exception {
        Observation first = show("first");
        act(new ToolCall.NewTab(fixture.site().page("/other", "other")));
        Observation second = computer.observe(never);
        assertThat(second.title()).isEqualTo("other");
        act(new ToolCall.SwitchTab(active(first)));
        assertThat(computer.observe(never).url()).isEqualTo(first.url());
        act(new ToolCall.CloseTab(active(second)));
        assertThat(computer.observe(never).tabs())
                .extracting(Observation.Tab::id)
                .contains(active(first))
                .doesNotContain(active(second));
        assertThat(refused(act(new ToolCall.SwitchTab("t99"))).error()).isEqualTo(ToolError.NOT_FOUND);
    }

    @Test
    void a_download_is_noticed() throws Exception {
        fixture.site().page("/download", "a,b");
        Observation seen = show("<a href=/download>Report</a>");
        click(seen, "Report");
        assertThat(computer.observe(never).notices())
                .anySatisfy(notice -> assertThat(notice.text()).contains("report.csv"));
    }

    @Test
    void a_crashed_page_is_opened_again_in_a_fresh_tab() throws Exception {
        Observation before = show("<h1>Alive</h1>");
        computer.crash();
        Observation after = computer.observe(never);
        assertThat(after.url()).isEqualTo(before.url());
        assertThat(after.page()).contains("Alive");
        assertThat(after.notices()).extracting(Observation.Notice::code).contains("page_crashed");
        assertThat(act(new ToolCall.Read(null, 100))).isInstanceOf(ActionResult.Worked.class);
    }

    @Test
    void a_page_that_hangs_is_reported_and_can_be_left() throws Exception {
        Observation seen = show("<button onclick=\"while(true){}\">Hang</button>");
        click(seen, "Hang");
        assertThat(computer.observe(never).notices())
                .extracting(Observation.Notice::code)
                .contains("page_unresponsive");
        open(fixture.site().page("/after", "<h1>After</h1>"));
        assertThat(computer.observe(never).page()).contains("After");
    }

    @Test
    void a_browser_that_dies_is_lost() throws Exception {
        try (BrowserFixture other = new BrowserFixture();
                PlaywrightComputer doomed = other.connect()) {
            other.browser().descendants().forEach(ProcessHandle::destroyForcibly);
            other.browser().destroyForcibly();
            assertThatThrownBy(() -> doomed.observe(never)).isInstanceOf(BrowserLostException.class);
        }
    }

    @Test
    void a_browser_that_is_not_there_is_lost() {
        assertThatThrownBy(() -> PlaywrightComputer.connect(fixture.drivers(), "http://127.0.0.1:9", never))
                .isInstanceOf(BrowserLostException.class);
    }

    private Observation show(String body) throws InterruptedException {
        open(fixture.site().page("/page", body));
        return computer.observe(never);
    }

    private ActionResult open(String url) throws InterruptedException {
        return act(new ToolCall.Navigate(url));
    }

    private ActionResult act(ToolCall.Action action) throws InterruptedException {
        return computer.act(action, List.of(), never);
    }

    private void click(Observation seen, String name) throws InterruptedException {
        act(new ToolCall.Click(BrowserFixture.ref(seen, name), false, MouseButton.LEFT, DialogAnswer.DISMISS));
    }

    private static String active(Observation seen) {
        return seen.tabs().stream()
                .filter(Observation.Tab::active)
                .map(Observation.Tab::id)
                .findFirst()
                .orElseThrow();
    }

    private static ActionResult.Refused refused(ActionResult result) {
        return switch (result) {
            case ActionResult.Refused refused -> refused;
            case ActionResult.Partly partly -> throw new AssertionError(partly.toString());
            case ActionResult.Worked worked -> throw new AssertionError(worked.toString());
        };
    }
}
