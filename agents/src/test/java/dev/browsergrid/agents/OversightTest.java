package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Concern;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Interlude;
import dev.browsergrid.agents.oversight.Proposal;
import dev.browsergrid.agents.oversight.Question;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The agent with people beside it, in a real browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversightTest {
    private static final String ORDER = """
        <main><h1>Your order</h1><p id=total>Total $29.50</p>
        <button id=buy onclick="location.hash='ordered'">Place order</button>
        <button onclick="location.hash='more'">Show more</button></main>
        """;

    private BrowserFixture fixture;

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void end() {
        fixture.close();
    }

    @Test
    void what_spends_money_is_asked_for_with_all_a_person_needs_to_decide() throws Exception {
        ScriptedPeople people = new ScriptedPeople().decides(_ -> new Decision.Approved(true));
        Outcome outcome = run(people, ORDER, clicking("Place order"));
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        Proposal asked = people.proposals().getFirst();
        assertThat(asked.concern()).isEqualTo(Concern.PAYMENT);
        assertThat(asked.description()).isEqualTo("Click button “Place order”");
        assertThat(asked.stake().element().name()).isEqualTo("Place order");
        assertThat(asked.stake().origin()).isEqualTo(fixture.site().url(""));
        assertThat(ImageIO.read(
                        new ByteArrayInputStream(asked.picture().orElseThrow().jpeg())))
                .isNotNull();
        assertThat(address()).endsWith("#ordered");
    }

    @Test
    void what_is_refused_is_not_done_nor_asked_for_again() throws Exception {
        ScriptedPeople people = new ScriptedPeople().decides(_ -> new Decision.Denied("too expensive"));
        ScriptedModel model = clicking("Place order", "Place order");
        run(people, ORDER, model);
        assertThat(address()).doesNotContain("#ordered");
        assertThat(people.proposals()).hasSize(1);
        assertThat(Trial.results(model.requests().getLast()))
                .anySatisfy(result ->
                        assertThat(result).startsWith("error(approval_denied)").contains("too expensive"))
                .anySatisfy(result -> assertThat(result).contains("refused before"));
    }

    @Test
    void no_answer_in_time_is_a_no() throws Exception {
        ScriptedPeople people = new ScriptedPeople().decides(_ -> new Decision.Expired());
        ScriptedModel model = clicking("Place order");
        run(people, ORDER, model);
        assertThat(address()).doesNotContain("#ordered");
        assertThat(Trial.results(model.requests().getLast()).toString()).contains("error(approval_expired)");
    }

    @Test
    void an_approval_is_void_when_the_page_changed_under_it() throws Exception {
        for (String change : List.of(
                "document.querySelector('#total').textContent = 'Total $2,950.00'",
                "buy.textContent = 'Place order for 100'",
                "buy.outerHTML = '<button onclick=\"location.hash=`ordered`\">Place order</button>'",
                "history.pushState({}, '', '/elsewhere')")) {
            ScriptedPeople people = new ScriptedPeople().decides(_ -> {
                fixture.inject(change);
                return new Decision.Approved(true);
            });
            ScriptedModel model = clicking("Place order");
            run(people, ORDER, model);
            assertThat(address()).as(change).doesNotContain("#ordered");
            assertThat(Trial.results(model.requests().getLast()).toString())
                    .as(change)
                    .containsAnyOf("error(approval_void)");
        }
    }

    @Test
    void a_clock_on_the_page_voids_nothing() throws Exception {
        ScriptedPeople people = new ScriptedPeople().decides(_ -> {
            fixture.inject("document.querySelector('#clock').textContent = '10:16:42, 7 seconds ago'");
            return new Decision.Approved(true);
        });
        run(people, ORDER + "<p id=clock>10:15:01, 3 seconds ago</p>", clicking("Place order"));
        assertThat(address()).endsWith("#ordered");
    }

    @Test
    void what_does_no_harm_is_not_asked_for() throws Exception {
        ScriptedPeople people = new ScriptedPeople();
        run(people, ORDER, clicking("Show more"));
        assertThat(people.proposals()).isEmpty();
        assertThat(address()).endsWith("#more");
    }

    @Test
    void everything_is_asked_for_if_that_is_wanted_and_nothing_if_that_is() throws Exception {
        ScriptedPeople always = new ScriptedPeople(ApprovalPolicy.ALWAYS).decides(_ -> new Decision.Approved(true));
        run(always, ORDER, clicking("Show more"));
        assertThat(always.proposals()).extracting(Proposal::concern).containsExactly(Concern.ANY);
        ScriptedPeople never = new ScriptedPeople(ApprovalPolicy.AUTO);
        run(never, ORDER, clicking("Place order"));
        assertThat(never.proposals()).isEmpty();
        assertThat(address()).endsWith("#ordered");
    }

    @Test
    void buttons_in_frames_forms_sent_by_enter_and_points_are_asked_for_too() throws Exception {
        fixture.site().page("/payframe", "<button onclick=\"parent.location.hash='ordered'\">Pay now</button>");
        ScriptedPeople people = new ScriptedPeople().decides(_ -> new Decision.Denied(""));
        run(people, "<iframe src=/payframe></iframe>", clicking("Pay now"));
        run(
                people,
                "<form onsubmit=\"location.hash='ordered';return false\"><input aria-label=Amount>"
                        + "<button>Transfer</button></form>",
                new ScriptedModel()
                        .calls(request -> List.of(
                                "type {\"ref\":\"" + ref(request, "Amount") + "\",\"text\":\"20\",\"submit\":true}"))
                        .calls("done {\"answer\":\"ok\"}"));
        run(
                people,
                "<style>body{margin:0}</style><iframe src=/payframe style=\"border:0;width:300px;height:100px\">"
                        + "</iframe>",
                new ScriptedModel().calls("click_at {\"x\":30,\"y\":18}").calls("done {\"answer\":\"ok\"}"));
        run(
                people,
                "<button autofocus onclick=\"location.hash='ordered'\">Delete everything</button>",
                new ScriptedModel().calls("press {\"keys\":\"Enter\"}").calls("done {\"answer\":\"ok\"}"));
        assertThat(people.proposals())
                .extracting(Proposal::concern)
                .containsExactly(Concern.PAYMENT, Concern.PAYMENT, Concern.PAYMENT, Concern.DELETION);
        assertThat(address()).doesNotContain("#ordered");
    }

    @Test
    void what_the_user_says_meanwhile_is_read_before_the_next_step_and_no_call_is_made_past_it() throws Exception {
        ScriptedPeople people = new ScriptedPeople();
        ScriptedModel model = new ScriptedModel()
                .calls(request -> {
                    people.says("Rather show me more.");
                    return List.of("click {\"ref\":\"" + ref(request, "Place order") + "\"}");
                })
                .calls(request -> List.of("click {\"ref\":\"" + ref(request, "Show more") + "\"}"))
                .calls("done {\"answer\":\"ok\"}");
        run(people, ORDER, model);
        assertThat(people.proposals()).isEmpty();
        assertThat(address()).endsWith("#more");
        assertThat(spoken(model.requests().get(1)))
                .contains("<user_message>\nRather show me more.\n</user_message>")
                .contains("<browser>");
    }

    @Test
    void a_run_does_not_end_before_it_has_read_what_the_user_said() throws Exception {
        ScriptedPeople people = new ScriptedPeople();
        ScriptedModel model = new ScriptedModel()
                .calls(_ -> {
                    people.says("And say hello.");
                    return List.of("done {\"answer\":\"ok\"}");
                })
                .calls("done {\"answer\":\"ok, hello\"}");
        Outcome outcome = run(people, ORDER, model);
        assertThat(outcome).isEqualTo(new Outcome.Completed("ok, hello", true));
    }

    @Test
    void an_answer_in_time_lets_the_run_go_on_and_without_one_it_ends_with_the_question() throws Exception {
        ScriptedPeople people = new ScriptedPeople().answers("The large one");
        ScriptedModel model = new ScriptedModel()
                .calls("ask_user {\"question\":\"Which size?\",\"choices\":[\"Small\",\"Large\"]}")
                .calls("done {\"answer\":\"ok\"}");
        assertThat(run(people, ORDER, model)).isInstanceOf(Outcome.Completed.class);
        assertThat(people.questions())
                .containsExactly(new Question(1, "Which size?", Question.Kind.CHOICE, List.of("Small", "Large")));
        assertThat(Trial.results(model.requests().getLast()).toString()).contains("The large one");
        assertThat(run(new ScriptedPeople(), ORDER, new ScriptedModel().calls("ask_user {\"question\":\"Which?\"}")))
                .isEqualTo(new Outcome.Asked("Which?", List.of()));
    }

    @Test
    void waiting_for_people_does_not_use_up_the_runs_time() throws Exception {
        ScriptedClock clock = new ScriptedClock();
        ScriptedPeople people = new ScriptedPeople().decides(_ -> {
            clock.passes(Duration.ofHours(1));
            return new Decision.Approved(true);
        });
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            open(computer, ORDER);
            Outcome outcome = new Agent(clicking("Place order"), ScriptedModel.TEXT, Trial.HASTY, clock)
                    .run(Task.of("go"), computer, _ -> {}, new Cancellation(), people);
            assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    void an_interlude_shows_the_page_as_people_left_it() throws Exception {
        ScriptedPeople people = new ScriptedPeople();
        ScriptedModel model = new ScriptedModel()
                .calls(_ -> {
                    fixture.inject("document.querySelector('#total').textContent = 'Total $1.00'");
                    people.does(new Interlude(List.of(), List.of("Clicked button “Apply voucher”")));
                    return List.of("read {}");
                })
                .calls("done {\"answer\":\"ok\"}");
        run(people, ORDER, model);
        assertThat(spoken(model.requests().getLast()))
                .contains("The user took the browser over")
                .contains("- Clicked button “Apply voucher”")
                .contains("Total $1.00");
    }

    private static ScriptedModel clicking(String... names) {
        ScriptedModel model = new ScriptedModel();
        for (String name : names) {
            model.calls(request -> List.of("click {\"ref\":\"" + ref(request, name) + "\"}"));
        }
        return model.calls("done {\"answer\":\"ok\"}");
    }

    private static String ref(ChatRequest request, String text) {
        String all = request.messages().stream()
                .map(message -> message instanceof UserMessage user
                        ? words(user)
                        : String.join(
                                "",
                                Trial.results(
                                        ChatRequest.builder().messages(message).build())))
                .collect(Collectors.joining("\n"));
        String newest = all.substring(all.lastIndexOf("<browser>"));
        return BrowserFixture.ref(new Observation("", "", List.of(), List.of(), newest, Optional.empty()), text);
    }

    private static String spoken(ChatRequest request) {
        return request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> words((UserMessage) message))
                .toList()
                .getLast();
    }

    private static String words(UserMessage message) {
        return message.contents().stream()
                .filter(dev.langchain4j.data.message.TextContent.class::isInstance)
                .map(content -> ((dev.langchain4j.data.message.TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    private Outcome run(ScriptedPeople people, String page, ScriptedModel model) throws Exception {
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            open(computer, page);
            return new Agent(model, ScriptedModel.TEXT, Trial.HASTY, java.time.InstantSource.system())
                    .run(Task.of("go"), computer, _ -> {}, new Cancellation(), people);
        }
    }

    private void open(PlaywrightComputer computer, String page) throws InterruptedException {
        computer.act(new ToolCall.Navigate(fixture.site().page("/order", page)), List.of(), new Cancellation());
    }

    private String address() throws Exception {
        try (PlaywrightComputer computer = fixture.connect()) {
            return computer.observe(new Cancellation()).url();
        }
    }
}
