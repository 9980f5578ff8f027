package dev.browsergrid.run;

import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.run.oversight.Oversights;
import dev.browsergrid.session.RunSessions;
import dev.browsergrid.session.SessionExpired;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Gives queued runs to virtual threads of this server, and ends what a server that is gone left unfinished.
@Component
@EnableConfigurationProperties(RunSettings.class)
class RunDispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunDispatcher.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(25);

    private final RunStore store;
    private final RunDriver driver;
    private final RunSettings settings;
    private final Stops stops;
    private final RunSessions sessions;
    private final Oversights oversights;
    // what this server works on; a run enters before its thread starts and leaves when that ends
    private final Map<UUID, AtWork> working = new ConcurrentHashMap<>();
    // set by start and stop, read by listeners and timers on other threads
    private volatile Optional<Threads> threads = Optional.empty();

    private record AtWork(UUID sessionId, Cancellation cancellation) {}

    private record Threads(ExecutorService runs, ScheduledExecutorService timer) {}

    RunDispatcher(
            RunStore store,
            RunDriver driver,
            RunSettings settings,
            Stops stops,
            RunSessions sessions,
            Oversights oversights) {
        this.store = store;
        this.driver = driver;
        this.settings = settings;
        this.stops = stops;
        this.sessions = sessions;
        this.oversights = oversights;
    }

    @Override
    public void start() {
        Threads started = new Threads(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("run-", 0).factory()),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("run-timer").factory()));
        threads = Optional.of(started);
        var _ = started.timer().scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void queued(RunQueued event) {
        threads.ifPresent(running -> running.timer().execute(this::dispatch));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void cancelRequested(RunCancelRequested event) {
        cancel(event.runId());
    }

    private void cancel(UUID runId) {
        AtWork atWork = working.get(runId);
        if (atWork != null) {
            atWork.cancellation().cancel();
        }
    }

    @EventListener
    void sessionExpired(SessionExpired event) {
        working.forEach((runId, atWork) -> {
            if (atWork.sessionId().equals(event.sessionId())) {
                stops.timeIsUp(runId, event.why());
                atWork.cancellation().cancel();
            }
        });
    }

    private void beat() {
        try {
            store.pulse().forEach(this::heed);
            store.abandoned().forEach(this::giveUp);
            store.sessionsOfNoUse().forEach(sessions::end);
            oversights.takeBackAbandoned();
            dispatch();
        } catch (RuntimeException e) {
            log.warn("runs=unreachable reason={}", e.toString());
        }
    }

    private void heed(RunStore.Pulse pulse) {
        if (pulse.cancelRequested()) {
            cancel(pulse.id());
        } else if (pulse.browserLeft() && working.containsKey(pulse.id())) {
            stops.browserLeft(pulse.id());
            cancel(pulse.id());
        }
    }

    private void giveUp(UUID runId) {
        Ending ending = new Ending.Failed(
                "server_restarted",
                "The server was restarted while I was working on this. The browser is saved as it was found; send a "
                        + "message to go on.");
        if (store.finish(runId, ending)) {
            log.info("run={} status=failed reason=server_restarted", runId);
        }
    }

    private void dispatch() {
        Optional<RunStore.Work> next = take();
        while (next.isPresent()) {
            begin(next.get());
            next = take();
        }
    }

    private Optional<RunStore.Work> take() {
        return threads.isPresent() && working.size() < settings.atOnce() ? store.takeNext() : Optional.empty();
    }

    private void begin(RunStore.Work work) {
        UUID id = work.run().id();
        Cancellation cancellation = new Cancellation();
        working.put(id, new AtWork(work.run().sessionId(), cancellation));
        threads.orElseThrow().runs().execute(() -> {
            try {
                driver.drive(work, cancellation);
            } finally {
                working.remove(id);
                threads.ifPresent(running -> {
                    if (!running.timer().isShutdown()) {
                        running.timer().execute(this::dispatch);
                    }
                });
            }
        });
    }

    /// Takes no more runs, stops those at work, and waits until their browsers are parked.
    @Override
    public void stop() {
        threads.ifPresent(running -> {
            threads = Optional.empty();
            // not interrupted: that would break the database connection in use
            running.timer().shutdown();
            stops.serverStops();
            working.values().forEach(atWork -> atWork.cancellation().cancel());
            running.runs().shutdown();
            try {
                if (!running.runs().awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                    running.runs().shutdownNow();
                }
            } catch (InterruptedException e) {
                running.runs().shutdownNow();
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return threads.isPresent();
    }

    /// Last to start and first to stop of all that works.
    @Override
    public int getPhase() {
        return 400;
    }
}
