package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.Turn;
import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.UnknownModelException;
import dev.browsergrid.agents.output.OutputSchema;
import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.safety.Safety;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.oversight.Oversights;
import dev.browsergrid.session.AcquireOutcome;
import dev.browsergrid.session.Keepsake;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.usage.UsageLimits;
import dev.browsergrid.usage.UsagePrice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes one run from its queue place to its end: get the session's browser, let the agent work, keep every event,
/// save what it did and let go of the browser. Whatever happens, the run ends once and the browser is let go.
@Component
class RunDriver {
    private static final Logger log = LoggerFactory.getLogger(RunDriver.class);

    private final RunStore store;
    private final RunTelling telling;
    private final RunFiles files;
    private final RunSafety safety;
    private final Preludes preludes;
    private final Sessions sessions;
    private final Workers workers;
    private final Drivers drivers;
    private final RunSettings settings;
    private final UsageLimits limits;
    private final UsagePrice price;
    private final Stops stops;
    private final Oversights oversights;

    RunDriver(
            RunStore store,
            RunTelling telling,
            RunFiles files,
            RunSafety safety,
            Preludes preludes,
            Sessions sessions,
            Workers workers,
            Drivers drivers,
            RunSettings settings,
            UsageLimits limits,
            UsagePrice price,
            Stops stops,
            Oversights oversights) {
        this.store = store;
        this.telling = telling;
        this.files = files;
        this.safety = safety;
        this.preludes = preludes;
        this.sessions = sessions;
        this.workers = workers;
        this.drivers = drivers;
        this.settings = settings;
        this.limits = limits;
        this.price = price;
        this.stops = stops;
        this.oversights = oversights;
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
            telling.status(run.id(), RunStatus.ACQUIRING);
            AcquireOutcome outcome = sessions.acquire(
                    run.sessionId(), settings.browserPatience(), cancellation::isCancelled, () -> restoring(run.id()));
            switch (outcome) {
                case AcquireOutcome.Ready ready -> workWith(work, ready, cancellation);
                case AcquireOutcome.Busy(var why) -> finish(run, new Ending.Failed("no_browser", why));
                case AcquireOutcome.Failed(var why) -> finish(run, new Ending.Failed("browser_start_failed", why));
                case AcquireOutcome.Withdrawn() -> finish(run, new Ending.Cancelled());
                case AcquireOutcome.Ended() ->
                    finish(run, new Ending.Failed("session_ended", "The browser session of this is over."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish(run, new Ending.Cancelled());
        } catch (CancellationException e) {
            // stopped before the agent had its hands on the browser
            finish(run, new Ending.Cancelled());
        } catch (RuntimeException e) {
            log.error("run={} result=broken", run.id(), e);
            finish(run, new Ending.Failed("internal", "Something went wrong in the server; its log says more."));
        } finally {
            stops.forget(run.id());
        }
    }

    private void restoring(UUID run) {
        if (store.restoring(run)) {
            telling.status(run, RunStatus.RESTORING);
        }
    }

    private void workWith(RunStore.Work work, AcquireOutcome.Ready ready, Cancellation cancellation)
            throws InterruptedException {
        Run run = work.run();
        Keepsake saved = Keepsake.NOT_SAVED;
        try {
            telling.comeback(run.id(), ready.comeback());
            store.started(run.id(), ready.lease());
            safety.changed();
            telling.status(run.id(), RunStatus.RUNNING);
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
            if (run.persistent()) {
                sessions.keepOn(run.sessionId());
            }
            sessions.letGo(run.sessionId(), ready.lease(), saved, "its run is over");
        }
    }

    private Outcome runAgent(RunStore.Work work, AcquireOutcome.Ready ready, Cancellation cancellation)
            throws InterruptedException {
        Run run = work.run();
        Safety bounds = safety.of(run.id());
        Workers.Worker worker = workers.of(run);
        try (PlaywrightComputer computer = PlaywrightComputer.connect(
                drivers, ready.cdpUrl().toString(), worker.pageBudget(), bounds, cancellation)) {
            StepLog steps = new StepLog(
                    event -> telling.event(run.id(), event), () -> sessions.saveStep(run.sessionId(), ready.lease()));
            Outcome outcome =
                    worker.run(task(work).within(bounds), computer, steps, cancellation, oversight(run, cancellation));
            steps.settle();
            worker.conclude();
            return outcome;
        }
    }

    private Oversight oversight(Run run, Cancellation cancellation) {
        ApprovalPolicy policy = ApprovalPolicy.valueOf(run.approvalPolicy().toUpperCase(Locale.ROOT));
        OnQuestion onQuestion = OnQuestion.valueOf(run.onQuestion().toUpperCase(Locale.ROOT));
        return oversights.of(run.id(), policy, onQuestion, () -> {
            stops.pausedTooLong(run.id());
            cancellation.cancel();
        });
    }

    private Task task(RunStore.Work work) {
        Run run = work.run();
        return new Task(
                run.instruction(),
                earlier(run, work.ownerId()),
                files.contentsOf(run.id()),
                Optional.ofNullable(run.limits()).orElseGet(settings::limits).forAgent(price),
                work.outputSchema().map(OutputSchema::of),
                Optional.ofNullable(run.startUrl()),
                work.manner());
    }

    /// What was said before the chat began, and in it so far.
    private List<Turn> earlier(Run run, UUID ownerId) {
        return Optional.ofNullable(run.chatId()).stream()
                .flatMap(chat -> Stream.concat(
                        preludes.ofChat(chat).stream(),
                        store.ofChat(chat, Reach.own(ownerId)).stream()
                                .filter(before -> before.id().compareTo(run.id()) < 0 && before.finished())
                                .map(RunDriver::turn)))
                .toList();
    }

    private static Turn turn(Run run) {
        String answer = run.answer() != null ? run.answer() : run.question() != null ? run.question() : "(no answer)";
        return new Turn(run.instruction(), answer);
    }

    private void finish(Run run, Ending ending) {
        Ending said = stops.said(run.id(), ending);
        if (store.finish(run.id(), said)) {
            safety.changed();
            log.info("run={} status={} session={}", run.id(), said.status(), run.sessionId());
        }
    }
}
