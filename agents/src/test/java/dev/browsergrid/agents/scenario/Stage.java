package dev.browsergrid.agents.scenario;

import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Limits;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.ScriptedPeople;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.offline.PageProbe;
import dev.browsergrid.agents.output.OutputSchema;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.safety.Safety;
import dev.browsergrid.agents.safety.VisitRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One Chromium and one site, on which scenarios are played one after the other.
final class Stage implements AutoCloseable {
    private final Cancellation never = new Cancellation();
    private final BrowserFixture fixture = new BrowserFixture();
    private final ScenarioSite site = new ScenarioSite();
    private final PageProbe probe = new PageProbe(fixture.url());

    Stage() throws IOException, InterruptedException {}

    /// Plays it to the end and looks at what came of it.
    Played play(Scenario scenario, Contender contender) throws IOException, InterruptedException {
        Place place = site.fresh();
        Props props = new Props(scenario);
        Safety safety = new Safety(visits(scenario), props.secrets());
        Optional<ScriptedPeople> people = scenario.one("people").map(who -> people(who, place));
        List<AgentEvent> events = new ArrayList<>();
        long begun = System.nanoTime();
        try (Contender.Opened model = contender.open(scenario, place);
                PlaywrightComputer computer = connect(safety)) {
            Outcome outcome = new Agent(model.model(), model.info())
                    .run(
                            task(scenario, place).within(safety),
                            computer,
                            events::add,
                            never,
                            people.map(Oversight.class::cast).orElse(Oversight.NOBODY));
            long took = System.nanoTime() - begun;
            return new Judge(scenario, contender, place, probe)
                    .judge(outcome, events, people, model.sent().get(), props.values(), took);
        }
    }

    @Override
    public void close() {
        probe.close();
        site.close();
        fixture.close();
    }

    private static Task task(Scenario scenario, Place place) {
        return new Task(
                place.in(scenario.one("task").orElseThrow()),
                List.of(),
                scenario.many("file").stream().map(Stage::file).toList(),
                Limits.DEFAULT,
                scenario.one("schema").map(OutputSchema::of),
                Optional.of(place.url(scenario.one("start").orElseThrow())),
                Optional.empty());
    }

    private static TaskFile file(String text) {
        String[] parts = text.split("=", 2);
        return new TaskFile(parts[0], "text/plain", parts[1].getBytes(StandardCharsets.UTF_8));
    }

    private static VisitRules visits(Scenario scenario) {
        return scenario.one("closed")
                .map(host -> new VisitRules(
                        List.of(),
                        List.of(host),
                        url -> url.contains("//" + host) ? Optional.of("it is closed to this run") : Optional.empty()))
                .orElse(VisitRules.NONE);
    }

    private ScriptedPeople people(String who, Place place) {
        String[] words = who.split(" ", 2);
        return switch (words[0]) {
            case "approve" -> new ScriptedPeople().decides(_ -> new Decision.Approved(true));
            case "deny" -> new ScriptedPeople().decides(_ -> new Decision.Denied(""));
            case "answer" -> new ScriptedPeople().answers(words[1]);
            case "change" -> {
                AtomicBoolean changed = new AtomicBoolean();
                yield new ScriptedPeople().decides(_ -> {
                    if (changed.getAndSet(true)) {
                        return new Decision.Denied("");
                    }
                    probe.value(words[1], place.url(""));
                    return new Decision.Approved(true);
                });
            }
            default -> throw new IllegalStateException("nobody does that: " + who);
        };
    }

    /// A connection to the browser, in which one blank tab is open.
    private PlaywrightComputer connect(Safety safety) throws IOException, InterruptedException {
        probe.closeAll();
        return PlaywrightComputer.connect(fixture.drivers(), fixture.url(), safety, never);
    }
}
