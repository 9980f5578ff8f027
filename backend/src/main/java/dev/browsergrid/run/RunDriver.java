package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.Turn;
import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.UnknownModelException;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.session.AcquireOutcome;
import dev.browsergrid.session.Comeback;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.usage.UsageLimits;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes one run from its queue place to its end: get the session's browser, let the agent work, keep every event,
/// save what it did and let go of the browser. Whatever happens, the run ends once and the browser is let go.
@Component
class RunDriver {
    private static final Logger log = LoggerFactory.getLogger(RunDriver.class);

    private final RunStore store;
    private final RunEvents events;
    private final Screenshots screenshots;
    private final RunFiles files;
    private final Sessions sessions;
    private final ModelCatalog models;
    private final Drivers drivers;
    private final RunSettings settings;
    private final UsageLimits limits;
    private final InstantSource clock;
    // why runs were stopped whose session held its browser too long; written by the dispatcher, read by their threads
    private final Map<UUID, String> outOfTime = new ConcurrentHashMap<>();
    // set once when the server stops, read by every run's thread
    private volatile boolean stopping;

    RunDriver(
            RunStore store,
            RunEvents events,
            Screenshots screenshots,
            RunFiles files,
            Sessions sessions,
            ModelCatalog models,
            Drivers drivers,
            RunSettings settings,
            UsageLimits limits,
            InstantSource clock) {
        this.store = store;
        this.events = events;
        this.screenshots = screenshots;
        this.files = files;
        this.sessions = sessions;
        this.models = models;
        this.drivers = drivers;
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
    }

    /// From now on, stopped runs say that the server was stopped, not the user.
    void serverStops() {
        stopping = true;
    }

    /// From now on, when this run is stopped it says that its session's time was up.
    void timeIsUp(UUID runId, String why) {
        outOfTime.put(runId, why);
    }

    void drive(RunStore.Work work, Cancellation cancellation) {
        Run run = work.run();
        try {
            Optional<Problem> refusal = limits.refusal(work.ownerId());
            if (refusal.isPresent()) {
                // what ran before it used up the rest
                finish(
                        run,
                        new Ending.Failed(
                                refusal.get().code(),
                                String.valueOf(refusal.get().getMessage())));
                return;
            }
            append(run.id(), "run.status", Map.of("status", "acquiring"));
            AcquireOutcome outcome =
                    sessions.acquire(run.sessionId(), settings.browserPatience(), cancellation::isCancelled);
            switch (outcome) {
                case AcquireOutcome.Ready ready -> workWith(work, ready, cancellation);
                case AcquireOutcome.Busy(var why) -> finish(run, new Ending.Failed("no_browser", why));
                case AcquireOutcome.Failed(var why) -> finish(run, new Ending.Failed("browser_start_failed", why));
                case AcquireOutcome.Withdrawn() -> finish(run, new Ending.Cancelled());
                case AcquireOutcome.Ended() ->
                    finish(run, new Ending.Failed("session_ended", "This chat's browser session is over."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish(run, new Ending.Cancelled());
        } catch (RuntimeException e) {
            log.error("run={} result=broken", run.id(), e);
            finish(run, new Ending.Failed("internal", "Something went wrong in the server; its log says more."));
        }
    }

    private void workWith(RunStore.Work work, AcquireOutcome.Ready ready, Cancellation cancellation)
            throws InterruptedException {
        Run run = work.run();
        boolean saved = false;
        try {
            tell(run.id(), ready.comeback());
            store.started(run.id(), ready.lease());
            append(run.id(), "run.status", Map.of("status", "running"));
            Ending ending = Ending.of(runAgent(work, ready, cancellation));
            // before anybody is told that it is done: what was told is not lost any more
            saved = sessions.checkpoint(run.sessionId(), ready.lease());
            finish(run, ending);
        } catch (UnknownModelException e) {
            finish(
                    run,
                    new Ending.Failed(
                            "unknown_model",
                            "The model " + run.model() + " is not set up here any more; pick another one."));
        } finally {
            if (saved) {
                sessions.letGo(run.sessionId(), ready.lease(), "its run is over");
            } else {
                sessions.park(run.sessionId(), ready.lease(), "its run is over");
            }
        }
    }

    private void tell(UUID runId, Comeback comeback) {
        switch (comeback) {
            case Comeback.Blank() -> {}
            case Comeback.Thawed(var report) -> append(runId, "session.restored", restored(report));
            case Comeback.Continued(var took) -> append(runId, "session.continued", Map.of("ms", took.toMillis()));
            case Comeback.Kept() -> append(runId, "session.kept", Map.of());
        }
    }

    private Outcome runAgent(RunStore.Work work, AcquireOutcome.Ready ready, Cancellation cancellation)
            throws InterruptedException {
        Run run = work.run();
        Agent agent = new Agent(models.open(run.model()), models.info(run.model()), settings.patience(), clock);
        Task task = new Task(
                run.instruction(), earlier(run, work.ownerId()), files.contentsOf(run.id()), settings.limits());
        try (PlaywrightComputer computer =
                PlaywrightComputer.connect(drivers, ready.cdpUrl().toString(), cancellation)) {
            StepLog steps = new StepLog(
                    event -> record(run.id(), event), () -> sessions.saveStep(run.sessionId(), ready.lease()));
            Outcome outcome = agent.run(task, computer, steps, cancellation);
            steps.settle();
            return outcome;
        }
    }

    /// What was said before in the same chat and came to an answer.
    private List<Turn> earlier(Run run, UUID ownerId) {
        return Optional.ofNullable(run.chatId()).stream()
                .flatMap(chat -> store.ofChat(chat, Reach.own(ownerId)).stream())
                .filter(before -> before.id().compareTo(run.id()) < 0 && before.finished())
                .map(RunDriver::turn)
                .toList();
    }

    private static Turn turn(Run run) {
        String answer = run.answer() != null ? run.answer() : run.question() != null ? run.question() : "(no answer)";
        return new Turn(run.instruction(), answer);
    }

    private void record(UUID runId, AgentEvent event) {
        switch (event) {
            case AgentEvent.ScreenshotTaken taken -> screenshots.store(runId, taken.step(), taken.jpeg());
            case AgentEvent.ModelUsed used -> store.count(runId, used.step(), used.inputTokens(), used.outputTokens());
            case AgentEvent.Observed _,
                    AgentEvent.TextDelta _,
                    AgentEvent.ActionStarted _,
                    AgentEvent.ActionFinished _,
                    AgentEvent.ModelRetried _,
                    AgentEvent.Noticed _ -> {}
        }
        events.append(runId, AgentEventDrafts.of(runId, event));
    }

    private static Map<String, Object> restored(FidelityReport report) {
        return Map.of(
                "tabs",
                report.tabs(),
                "ms",
                report.milliseconds(),
                "summary",
                report.sentence(),
                "report",
                report.toMap());
    }

    private void append(UUID runId, String type, Map<String, Object> data) {
        events.append(runId, new RunEvent.Draft(type, data));
    }

    private Ending stopped(Run run) {
        String outOfTimeFor = outOfTime.remove(run.id());
        if (outOfTimeFor != null) {
            return new Ending.Failed(
                    "session_timeout",
                    "I had to stop: " + outOfTimeFor + ". The browser is saved as it is; send a message to go on.");
        }
        return stopping
                ? new Ending.Failed(
                        "server_stopped",
                        "The server was stopped while I was working on this. Send a message to go on.")
                : new Ending.Cancelled();
    }

    private void finish(Run run, Ending ending) {
        // a browser that is taken away looks lost to the run that did not let go in time
        boolean takenAway = ending instanceof Ending.Failed && outOfTime.containsKey(run.id());
        Ending said = ending instanceof Ending.Cancelled || takenAway ? stopped(run) : ending;
        outOfTime.remove(run.id());
        if (store.finish(run.id(), said)) {
            log.info("run={} status={} session={}", run.id(), said.status(), run.sessionId());
        }
    }
}
