package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Limits;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.Turn;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// Tests of the offline model in the agent's loop, against the practice site in a real Chromium.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnPlayground {
    private static final TaskFile REPORT =
            new TaskFile("report.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8));

    private final Cancellation never = new Cancellation();
    private final List<Turn> earlier = new ArrayList<>();
    private BrowserFixture fixture;
    private PlaygroundSite site;
    private PlaywrightComputer computer;
    private Agent agent;

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    /// A site at a fresh address has an empty cart, and one blank tab is a browser just opened.
    @BeforeEach
    void begin() throws Exception {
        earlier.clear();
        site = new PlaygroundSite();
        computer = fixture.connectToBlankTab();
        ModelCatalog catalog = new ModelCatalog(ModelSettings.NONE, () -> new OfflineModel(site.url()));
        agent = new Agent(catalog.open(ModelCatalog.OFFLINE_ID), catalog.defaultModel());
    }

    @AfterEach
    void end() {
        computer.close();
        site.close();
    }

    record Said(String answer, boolean success, boolean asked, List<String> happened) {}

    final Said run(String instruction) {
        List<String> happened = new ArrayList<>();
        Outcome outcome = agent.run(
                new Task(instruction, List.copyOf(earlier), List.of(REPORT), Limits.DEFAULT),
                computer,
                event -> {
                    if (event instanceof AgentEvent.ActionFinished action) {
                        happened.add(action.tool() + " " + action.result());
                    }
                },
                never);
        Said said = switch (outcome) {
            case Outcome.Completed completed -> new Said(completed.answer(), completed.success(), false, happened);
            case Outcome.Asked(var question, var _) -> new Said(question, false, true, happened);
            case Outcome.Failed(var code, var message) -> throw new AssertionError(code + " " + message + happened);
            case Outcome.Cancelled() -> throw new AssertionError("nobody cancelled this");
        };
        earlier.add(new Turn(instruction, said.answer()));
        return said;
    }

    final String does(String instruction) {
        Said said = run(instruction);
        assertThat(said.success()).as("%s -> %s", instruction, said).isTrue();
        return said.answer();
    }

    final String act(ToolCall.Action action) throws InterruptedException {
        return switch (computer.act(action, List.of(), never)) {
            case ActionResult.Worked worked -> worked.effect();
            case ActionResult.Refused refused -> throw new AssertionError(refused.toString());
            case ActionResult.Partly partly -> throw new AssertionError(partly.toString());
        };
    }

    final void at(String page) throws InterruptedException {
        act(new ToolCall.Navigate(site.url().resolve(page).toString()));
    }

    final Observation seen() throws InterruptedException {
        return computer.observe(never);
    }

    final String text() throws InterruptedException {
        return act(new ToolCall.Read(null, 20_000));
    }

    /// The first line of the page, as the model reads it, that says this.
    final String first(String part) throws InterruptedException {
        return seen().page()
                .lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow();
    }
}
