package dev.browsergrid.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Removes entries that are older than they are to be kept, at start and then daily. Every server does, which does no
/// harm.
@Component
class AuditRetention implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private final AuditLog entries;
    private final AuditSettings settings;
    private final InstantSource clock;
    // set by start and stop
    private volatile Optional<ScheduledExecutorService> timer = Optional.empty();

    AuditRetention(AuditLog entries, AuditSettings settings, InstantSource clock) {
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
    }

    /// Answers how many were removed.
    int sweep() {
        return settings.retention()
                .map(kept -> clock.instant().minus(kept))
                .map(this::removeBefore)
                .orElse(0);
    }

    /// A part at a time, so that no transaction is long.
    private int removeBefore(Instant limit) {
        int all = 0;
        int removed;
        do {
            removed = entries.removeBefore(limit);
            all += removed;
        } while (removed > 0);
        return all;
    }

    private void sweepAndTell() {
        try {
            int removed = sweep();
            if (removed > 0) {
                log.info("audit_entries={} action=remove reason=retention", removed);
            }
        } catch (RuntimeException e) {
            log.warn("audit_sweep=failed", e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("audit-retention").factory());
        var _ = started.scheduleWithFixedDelay(this::sweepAndTell, 0, 1, TimeUnit.DAYS);
        timer = Optional.of(started);
    }

    @Override
    public void stop() {
        timer.ifPresent(ScheduledExecutorService::shutdownNow);
        timer = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return timer.isPresent();
    }
}
