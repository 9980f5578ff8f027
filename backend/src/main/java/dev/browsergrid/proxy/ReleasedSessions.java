package dev.browsergrid.proxy;

import dev.browsergrid.proxy.tunnel.Tunnels;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.state.SessionState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells clients goodbye, with the reason, when their session gives its browser back.
@Component
class ReleasedSessions {
    private final Tunnels tunnels;

    ReleasedSessions(Tunnels tunnels) {
        this.tunnels = tunnels;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        switch (change.state()) {
            case SessionState.Parking _ -> tunnels.end(change.sessionId(), "the session is being parked");
            case SessionState.Parked _ -> tunnels.end(change.sessionId(), "the session is parked");
            case SessionState.Ended(var reason) -> tunnels.end(change.sessionId(), "the session is over: " + reason);
            case SessionState.Queued _, SessionState.Starting _, SessionState.Active _ -> {}
        }
    }
}
