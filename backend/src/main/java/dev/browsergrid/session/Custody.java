package dev.browsergrid.session;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The sessions that threads of this server are looking after right now, from before a node is claimed until it is
/// given back. A session whose lease this server holds while nobody looks after it, because its thread failed half-way,
/// is the reconciler's to recover.
@Component
class Custody {
    // how many threads look after each
    private final ConcurrentHashMap<UUID, Integer> sessions = new ConcurrentHashMap<>();

    void take(UUID session) {
        sessions.merge(session, 1, Integer::sum);
    }

    void drop(UUID session) {
        sessions.computeIfPresent(session, (_, count) -> count == 1 ? null : count - 1);
    }

    boolean covers(UUID session) {
        return sessions.containsKey(session);
    }
}
