package dev.browsergrid.session;

import dev.browsergrid.pool.Pools;
import dev.browsergrid.session.AcquireOutcome.Ready;
import dev.browsergrid.session.state.SessionState;
import dev.browsergrid.usage.UsageLimits;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings the browser of a parked session back before it is asked for, and holds it: who asks then finds it standing
/// by, and who else needs its place gets it. Where others wait already, or its user may use no more this month, nothing
/// is done.
@Component
class Preparing {
    private static final Logger log = LoggerFactory.getLogger(Preparing.class);

    // whoever writes has sent the message by then, or is not about to
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SessionStore store;
    private final Pools pools;
    private final Acquiring acquiring;
    private final Holding holding;
    private final UsageLimits limits;
    private final SessionSettings settings;
    // the sessions that threads of this server prepare now
    private final Set<UUID> preparing = ConcurrentHashMap.newKeySet();

    Preparing(
            SessionStore store,
            Pools pools,
            Acquiring acquiring,
            Holding holding,
            UsageLimits limits,
            SessionSettings settings) {
        this.store = store;
        this.pools = pools;
        this.acquiring = acquiring;
        this.holding = holding;
        this.limits = limits;
        this.settings = settings;
    }

    /// Returns at once. Answers whether the session is one that can be prepared now.
    boolean begin(UUID id) {
        boolean wakes = store.find(id)
                .filter(session -> session.state() instanceof SessionState.Parked)
                .filter(session -> !pools.isWaitedFor(session.poolId()))
                .filter(session -> limits.refusal(session.ownerId()).isEmpty())
                .isPresent();
        if (!wakes || settings.hold().isZero() || !preparing.add(id)) {
            return false;
        }
        Thread.ofVirtual().name("preparing-" + id).start(() -> {
            try {
                prepare(id);
            } catch (RuntimeException e) {
                log.warn("session={} preparing=failed", id, e);
            } finally {
                preparing.remove(id);
            }
        });
        return true;
    }

    private void prepare(UUID id) {
        try {
            if (acquiring.acquire(id, PATIENCE, () -> !isParked(id)) instanceof Ready ready) {
                holding.prepare(id, ready);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Not any more when a run was faster.
    private boolean isParked(UUID id) {
        return store.find(id)
                .filter(session -> session.state() instanceof SessionState.Parked)
                .isPresent();
    }
}
