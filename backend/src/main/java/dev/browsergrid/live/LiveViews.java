package dev.browsergrid.live;

import dev.browsergrid.live.hands.HandInput;
import dev.browsergrid.platform.Signals;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.Sessions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/// All live views that somebody watches. A session nobody watches costs nothing.
@Component
class LiveViews implements DisposableBean {
    private final Sessions sessions;
    private final HandControl control;
    private final JsonMapper json;
    private final Signals<UUID> changes = new Signals<>();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-pace").factory());
    // guarded by this object's monitor
    private final Map<UUID, LiveCast> casts = new HashMap<>();

    LiveViews(Sessions sessions, HandControl control, JsonMapper json) {
        this.sessions = sessions;
        this.control = control;
        this.json = json;
    }

    synchronized void join(UUID sessionId, LiveViewer viewer) {
        LiveCast running = casts.get(sessionId);
        if (running != null) {
            running.join(viewer);
            return;
        }
        LiveCast cast = new LiveCast(sessionId, sessions, control, changes, json, pace);
        cast.join(viewer);
        casts.put(sessionId, cast);
        Thread.ofVirtual().name("live-" + sessionId).start(cast::follow);
    }

    synchronized void leave(UUID sessionId, LiveViewer viewer) {
        LiveCast cast = casts.get(sessionId);
        if (cast != null && cast.leave(viewer)) {
            casts.remove(sessionId);
            changes.raise(sessionId);
        }
    }

    /// Does to the session's browser what this person's hands do, if it is in them; else nothing.
    void touch(UUID sessionId, UUID person, HandInput input) {
        Optional<LiveCast> cast;
        synchronized (this) {
            cast = Optional.ofNullable(casts.get(sessionId));
        }
        cast.ifPresent(watched -> watched.touch(person, input));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        changes.raise(change.sessionId());
    }

    @Override
    public void destroy() {
        pace.shutdownNow();
    }
}
