package dev.browsergrid.session;

import dev.browsergrid.session.AcquireOutcome.Ready;
import dev.browsergrid.session.state.SessionState;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings the browser of a parked session back before it is asked for, and holds it: who asks then finds it standing
/// by. It is done only with a browser that is free, and nobody waits for it.
@Component
class Preparing {
    private static final Logger log = LoggerFactory.getLogger(Preparing.class);

    private final SessionStore store;
    private final Acquiring acquiring;
    private final Holding holding;
    private final SessionSettings settings;
    // the sessions that threads of this server prepare now
    private final Set<UUID> preparing = ConcurrentHashMap.newKeySet();

    Preparing(SessionStore store, Acquiring acquiring, Holding holding, SessionSettings settings) {
        this.store = store;
        this.acquiring = acquiring;
        this.holding = holding;
        this.settings = settings;
    }

    /// Returns at once. Answers whether the session is one that can be prepared now.
    boolean begin(UUID id) {
        boolean parked = store.find(id)
                .filter(session -> session.state() instanceof SessionState.Parked)
                .isPresent();
        if (!parked || settings.hold().isZero() || !preparing.add(id)) {
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
        if (acquiring.attemptWithoutWaiting(id) instanceof Ready ready) {
            holding.prepare(id, ready);
        }
    }
}
