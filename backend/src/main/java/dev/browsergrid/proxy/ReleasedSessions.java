package dev.browsergrid.proxy;

import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.proxy.tunnel.Tunnels;
import dev.browsergrid.session.Session;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.SessionLeaving;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.session.state.SessionState;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells clients goodbye, with the reason, when their session gives its browser back, on whichever server that was
/// decided. What another one decided is looked up when news of it comes, and before the browser is ended here, which
/// may be sooner.
@Component
class ReleasedSessions {
    private final Tunnels tunnels;
    private final Sessions sessions;

    ReleasedSessions(Tunnels tunnels, Sessions sessions) {
        this.tunnels = tunnels;
        this.sessions = sessions;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        tell(change.sessionId(), change.state());
    }

    @EventListener
    void leaving(SessionLeaving event) {
        lookUp(event.sessionId());
    }

    /// Before anybody ends a browser because of the same news.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void heard(News news) {
        switch (news) {
            case News.Some(var changes) ->
                changes.stream()
                        .filter(change -> change.topic() == Topic.SESSIONS)
                        .forEach(change -> lookUp(change.id()));
            case News.Everything() -> tunnels.sessions().forEach(this::lookUp);
        }
    }

    private void lookUp(UUID session) {
        if (tunnels.isAttached(session)) {
            sessions.find(session).map(Session::state).ifPresent(state -> tell(session, state));
        }
    }

    private void tell(UUID session, SessionState state) {
        switch (state) {
            case SessionState.Held _ -> tunnels.end(session, "the session is held");
            case SessionState.Parking _ -> tunnels.end(session, "the session is being parked");
            case SessionState.Parked _ -> tunnels.end(session, "the session is parked");
            case SessionState.Ended(var reason) -> tunnels.end(session, "the session is over: " + reason);
            case SessionState.Queued _, SessionState.Starting _, SessionState.Active _ -> {}
        }
    }
}
