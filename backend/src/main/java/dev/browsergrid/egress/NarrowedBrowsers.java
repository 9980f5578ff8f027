package dev.browsergrid.egress;

import dev.browsergrid.egress.guard.Guards;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/// Has the rules of runs hold for as long as the runs are at work and not longer, whichever server works on them: looks
/// each second at what stands in the database. Where it has changed, connections that are open already are judged
/// again.
class NarrowedBrowsers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(NarrowedBrowsers.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final StoredNodeRules rules;
    private final Guards guards;
    // what held when it was last looked at; guarded by this
    private Map<UUID, String> held = Map.of();
    // set by start and stop
    private volatile boolean running;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("egress-timer").factory());

    NarrowedBrowsers(StoredNodeRules rules, Guards guards) {
        this.rules = rules;
        this.guards = guards;
    }

    @EventListener
    void changed(RunRulesChanged change) {
        look();
    }

    private synchronized void look() {
        Map<UUID, String> now = rules.ofRuns();
        Stream.concat(held.keySet().stream(), now.keySet().stream())
                .distinct()
                .filter(node -> !Objects.equals(held.get(node), now.get(node)))
                .forEach(node -> {
                    rules.forget(node);
                    guards.judgeAgain(node);
                });
        held = now;
    }

    private void beat() {
        try {
            look();
        } catch (DataAccessException unreachable) {
            log.debug("egress=unread reason={}", unreachable.getMessage());
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = timer.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
