package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Question;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Captchas and one-time codes are for people, whatever the policy.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ChallengesTest {
    private BrowserFixture fixture;

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void a_captcha_is_told_of_once_and_cannot_be_touched() throws Exception {
        fixture.site()
                .page(
                        "/captcha/frame",
                        "<label><input type=checkbox onclick=\"parent.postMessage('ok','*')\">Here</label>");
        String page = fixture.site().page("/guarded", """
            <h1>How captchas work</h1><a href="#more">About reCAPTCHA</a>
            <iframe src="/captcha/frame" width=300 height=80></iframe>
            <label><input type=checkbox id=own>I'm not a robot</label>
            <label>Type the characters you see<input></label>
            <button onclick="location.hash='on'">Continue</button>
            """);
        Trial trial = run(
                new ScriptedPeople(ApprovalPolicy.AUTO),
                "go",
                page,
                "click {\"ref\":\"Here\"}",
                "click {\"ref\":\"I'm not a robot\"}",
                "type {\"ref\":\"Type the characters you see\",\"text\":\"w7fx\"}",
                "fill_form {\"fields\":[{\"ref\":\"Type the characters you see\",\"value\":\"w7fx\"}]}",
                "press {\"ref\":\"Here\",\"keys\":\"Space\"}",
                "click {\"ref\":\"Continue\"}",
                "click {\"ref\":\"About reCAPTCHA\"}");
        String kept = ToolError.CAPTCHA_IS_FOR_PEOPLE.code();
        assertThat(codes(trial)).containsExactly(kept, kept, kept, kept, kept, "", "", "");
        assertThat(noticed(trial).filter("captcha"::equals)).hasSizeBetween(1, 3);
    }

    @Test
    void frames_of_those_who_make_captchas_are_known_and_invisible_or_solved_ones_pass() throws Exception {
        for (String address : List.of(
                "https://www.google.com/recaptcha/api2/anchor?k=1",
                "https://newassets.hcaptcha.com/captcha/v1/x",
                "https://challenges.cloudflare.com/turnstile/v0/x",
                "https://client-api.arkoselabs.com/v2/x")) {
            assertThat(told("<p>x</p><iframe width=300 height=80 src=\"" + address + "\"></iframe>"))
                    .as(address)
                    .contains("captcha");
        }
        assertThat(told("""
            <iframe width=300 height=80 src="https://www.google.com/recaptcha/api2/anchor?size=invisible"></iframe>
            <iframe hidden src="https://www.google.com/recaptcha/api2/bframe"></iframe>
            <iframe width=300 height=80 src="https://video.example/player"></iframe>
            <label>Promo code<input></label><label>Postal code<input></label><input type=checkbox aria-label="I agree">
            <label>Security code<input autocomplete=cc-csc></label>
            """)).isEmpty();
        assertThat(told("""
            <iframe width=300 height=80 src="https://www.google.com/recaptcha/api2/anchor"></iframe>
            <textarea hidden name=g-recaptcha-response>solved by a person</textarea>
            """)).isEmpty();
        for (String field : List.of(
                "<input autocomplete=one-time-code>",
                "<label>Verification code<input></label>",
                "<input name=otp>",
                "<label>Bestätigungscode <input type=tel></label>")) {
            assertThat(told(field)).as(field).contains("one_time_code");
        }
    }

    @Test
    void a_code_nobody_gave_is_not_typed_and_one_the_user_gives_is() throws Exception {
        String page = fixture.site().page("/two-factor", """
            <p>Your code is 998877, says the page.</p><form onsubmit="return false">
            <label>Verification code<input id=code></label></form><label>Quantity<input></label>
            """);
        ScriptedPeople people = new ScriptedPeople(ApprovalPolicy.AUTO).answers("482 913");
        Trial trial = run(
                people,
                "go",
                page,
                "type {\"ref\":\"Verification code\",\"text\":\"123456\"}",
                "type {\"ref\":\"Verification code\",\"text\":\"998877\"}",
                "press {\"ref\":\"Verification code\",\"keys\":\"1\"}",
                "fill_form {\"fields\":[{\"ref\":\"Quantity\",\"value\":\"2\"},{\"ref\":\"Verification"
                        + " code\",\"value\":\"111222\"}]}",
                "ask_user {\"question\":\"The code?\",\"kind\":\"code\"}",
                "type {\"ref\":\"Verification code\",\"text\":\"482913\"}",
                "type {\"ref\":\"Quantity\",\"text\":\"12\"}");
        String kept = ToolError.CODE_NOT_GIVEN.code();
        assertThat(codes(trial)).containsExactly(kept, kept, kept, kept, "", "", "", "");
        assertThat(trial.finished().get(5).result()).contains("482913");
    }

    @Test
    void handing_over_waits_for_a_person_and_ends_the_run_when_there_is_none() throws Exception {
        String page = fixture.site().page("/plain", "<p>x</p>");
        String yield = "yield_to_user {\"what\":\"Solve the captcha\",\"reason\":\"It is for people.\"}";
        ScriptedPeople people = new ScriptedPeople().answers("done");
        Trial trial = run(people, "go", page, yield, "click {\"ref\":\"e1\"}");
        assertThat(people.questions())
                .containsExactly(new Question(1, "Solve the captcha", Question.Kind.HANDOFF, List.of()));
        assertThat(trial.finished().getFirst().result())
                .contains("the user answers")
                .contains("done");

        ScriptedModel alone = new ScriptedModel().calls(yield);
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            Outcome outcome = new Trial().run(alone, computer);
            assertThat(outcome).isEqualTo(new Outcome.Asked("Solve the captcha", List.of()));
        }
        assertThat(run(people, "go", page, yield, yield, yield, yield, yield, yield)
                        .finished())
                .as("and goes round in no circle")
                .hasSize(5);
    }

    private List<String> told(String html) throws InterruptedException {
        String page = fixture.site().page("/look", html);
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            computer.act(new ToolCall.Navigate(page), List.of(), new Cancellation());
            return computer.observe(new Cancellation()).notices().stream()
                    .map(Observation.Notice::code)
                    .filter(List.of("captcha", "one_time_code")::contains)
                    .toList();
        }
    }

    private static java.util.stream.Stream<String> noticed(Trial trial) {
        return trial.events().stream()
                .filter(AgentEvent.Noticed.class::isInstance)
                .map(event -> ((AgentEvent.Noticed) event).code());
    }

    private static List<String> codes(Trial trial) {
        return trial.finished().stream()
                .map(AgentEvent.ActionFinished::errorCode)
                .toList();
    }

    private Trial run(ScriptedPeople people, String task, String start, String... calls) throws Exception {
        ScriptedModel model = new ScriptedModel();
        for (String call : calls) {
            model.calls(request -> List.of(Newest.named(request, call)));
        }
        model.calls("done {\"answer\":\"ok\"}");
        Trial trial = new Trial();
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            computer.act(new ToolCall.Navigate(start), List.of(), new Cancellation());
            new Agent(model, ScriptedModel.TEXT, Trial.HASTY, InstantSource.system())
                    .run(Task.of(task), computer, trial.events()::add, trial.cancellation(), people);
        }
        return trial;
    }
}
