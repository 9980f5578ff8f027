package dev.browsergrid.session;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.LeaseSecrets;
import dev.browsergrid.session.state.SessionState;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Where an outside client finds a session's browser. The path is the capability: it carries the lease's secret, needs
/// no other credential, and works exactly as long as the lease.
@Service
public class ConnectPaths {
    private final SessionStore store;
    private final LeaseSecrets secrets;
    private final Nodes nodes;

    ConnectPaths(SessionStore store, LeaseSecrets secrets, Nodes nodes) {
        this.store = store;
        this.secrets = secrets;
        this.nodes = nodes;
    }

    /// The path of the session's browser on this server, while it has one.
    public Optional<String> of(UUID sessionId) {
        return secrets.ofSession(sessionId)
                .map(secret -> "/session/" + sessionId + "/connect/devtools/browser/" + secret);
    }

    /// The DevTools address (http) of the browser that the path with this session and secret means.
    public Optional<URI> browser(UUID sessionId, UUID secret) {
        Optional<LeaseId> active = store.find(sessionId)
                .map(Session::state)
                .filter(SessionState.Active.class::isInstance)
                .flatMap(SessionState::lease);
        return secrets.running(sessionId, secret)
                .filter(lease -> active.equals(Optional.of(lease.id())))
                .flatMap(lease -> nodes.find(lease.node()))
                .flatMap(Node::cdpUrl);
    }
}
