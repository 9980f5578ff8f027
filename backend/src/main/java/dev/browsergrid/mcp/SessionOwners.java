package dev.browsergrid.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Whose MCP sessions there are on this server: an id is not enough to use somebody else's. Those that were not used
/// for
/// longest are forgotten when there are too many; their clients begin new ones.
@Component
class SessionOwners {
    private static final int MOST = 10_000;

    // guarded by this
    private final Map<String, UUID> owners = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UUID> eldest) {
            return size() > MOST;
        }
    };

    synchronized void began(String session, UUID owner) {
        owners.put(session, owner);
    }

    synchronized boolean isOf(String session, UUID person) {
        return person.equals(owners.get(session));
    }

    synchronized void ended(String session) {
        owners.remove(session);
    }
}
