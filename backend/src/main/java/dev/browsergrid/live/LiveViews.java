package dev.browsergrid.live;

import dev.browsergrid.platform.Signals;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.Sessions;
import java.util.HashMap;
import java.util.Map;
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
    private final JsonMapper json;
    private final Signals<UUID> changes = new Signals<>();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-pace").factory());
    // guarded by this object's monitor
    private final Map<UUID, LiveCast> casts = new HashMap<>();

    LiveViews(Sessions sessions, JsonMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    synchronized void join(UUID sessionId, LiveViewer viewer) {
        LiveCast running = casts.get(sessionId);
        if (running != null) {
            running.join(viewer);
            return;
        }
        LiveCast cast = new LiveCast(sessionId, sessions, changes, json, pace);
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

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        changes.raise(change.sessionId());
    }

    @Override
    public void destroy() {
        pace.shutdownNow();
    }
}
