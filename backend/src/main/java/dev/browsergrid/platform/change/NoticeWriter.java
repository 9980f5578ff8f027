package dev.browsergrid.platform.change;

import dev.browsergrid.platform.Changes.Change;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Collects this server's committed changes and tells all servers ten times a second. Notifications serialise commits,
/// so they are few and of their own, never part of the writing transaction. What a server that is killed had not told
/// yet is made up for by its successor, which begins by saying that everything may have changed.
@Component
class NoticeWriter implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(NoticeWriter.class);
    static final String CHANNEL = "browsergrid_changes";
    static final int MOST = 500;
    private static final long PACE_MILLIS = 100;

    private final JdbcClient jdbc;
    // both are guarded by this object's monitor
    private final Set<Change> collected = new LinkedHashSet<>();
    private boolean tooMany = true;
    // set by start and stop on the container's thread
    private Optional<ScheduledExecutorService> timer = Optional.empty();

    NoticeWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(Change change) {
        synchronized (this) {
            if (!tooMany) {
                collected.add(change);
                tooMany = collected.size() > MOST;
            }
        }
    }

    /// Tells what was collected. When that fails, the next time says that everything may have changed.
    void tell() {
        List<String> texts = take();
        try {
            texts.forEach(this::send);
        } catch (RuntimeException e) {
            synchronized (this) {
                tooMany = true;
            }
            log.debug("changes=untold reason={}", e.toString());
        }
    }

    private synchronized List<String> take() {
        List<String> texts = tooMany ? List.of(Notice.EVERYTHING) : Notice.write(collected);
        collected.clear();
        tooMany = false;
        return texts;
    }

    private void send(String text) {
        jdbc.sql("SELECT pg_notify(:channel, :text)")
                .param("channel", CHANNEL)
                .param("text", text)
                .query((_, _) -> text)
                .list();
    }

    /// Begins with telling that everything may have changed: the server before this one may have been cut off.
    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("change-writer").factory());
        var _ = started.scheduleWithFixedDelay(this::tell, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        timer = Optional.of(started);
    }

    @Override
    public void stop() {
        timer.ifPresent(ScheduledExecutorService::shutdown);
        timer = Optional.empty();
        tell();
    }

    @Override
    public boolean isRunning() {
        return timer.isPresent();
    }

    /// Before everything that changes something, and stopped after it.
    @Override
    public int getPhase() {
        return 50;
    }
}
