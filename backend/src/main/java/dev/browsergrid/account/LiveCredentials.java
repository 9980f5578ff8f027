package dev.browsergrid.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Cuts what outlives its request (sockets, event streams) once the credential that opened it is no good any more: the
/// login ended, the token was revoked or expired, the account was disabled or lost the admin's role. The database is
/// asked at once after a change on this server and every two seconds in any case, for the change may be another
/// server's.
@Component
public class LiveCredentials implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveCredentials.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    // set by start and stop, read by listeners on other threads
    private volatile @Nullable ScheduledExecutorService timer;

    LiveCredentials(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Something that is open; to be closed when it ends by itself.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final class Watched implements Registration {
        private final Viewer viewer;
        private final Runnable cut;

        private Watched(Viewer viewer, Runnable cut) {
            this.viewer = viewer;
            this.cut = cut;
        }

        @Override
        public void close() {
            watched.remove(this);
        }
    }

    private record Good(UUID credential, Role role) {}

    /// Runs `cut`, once and on a thread of this class, as soon as the viewer's credential is no good any more. It must
    /// not block.
    public Registration register(Viewer viewer, Runnable cut) {
        Watched added = new Watched(viewer, cut);
        watched.add(added);
        return added;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(CredentialsChanged change) {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.execute(this::check);
        }
    }

    private void check() {
        try {
            // what is registered from here on is judged the next time: the answer below does not know of it
            List<Watched> judged = List.copyOf(watched);
            if (!judged.isEmpty()) {
                cutAllBut(good(judged), judged);
            }
        } catch (RuntimeException e) {
            log.warn("credentials=unreachable reason={}", e.toString());
        }
    }

    private void cutAllBut(Collection<Good> good, List<Watched> judged) {
        for (Watched one : judged) {
            Viewer viewer = one.viewer;
            boolean stays = good.stream()
                    .anyMatch(row -> row.credential().equals(viewer.credential().id())
                            && (row.role() == Role.ADMIN || !viewer.admin()));
            if (!stays && watched.remove(one)) {
                log.info("live=cut viewer={}", viewer.id());
                one.cut.run();
            }
        }
    }

    private Collection<Good> good(List<Watched> judged) {
        UUID[] ids = judged.stream()
                .map(one -> one.viewer.credential().id())
                .collect(Collectors.toSet())
                .toArray(UUID[]::new);
        return jdbc.sql("""
            SELECT l.primary_id::uuid AS credential, a.role
              FROM login l JOIN account a ON a.id::text = l.principal_name
             WHERE l.primary_id = ANY (:ids::uuid[]::text[]) AND l.expiry_time > :millis AND a.disabled_at IS NULL
            UNION ALL
            SELECT t.id, a.role
              FROM token t JOIN account a ON a.id = t.owner_id
             WHERE t.id = ANY (:ids::uuid[]) AND t.revoked_at IS NULL AND a.disabled_at IS NULL
               AND (t.expires_at IS NULL OR t.expires_at > :now)
            """)
                .param("ids", ids)
                .param("millis", clock.millis())
                .param("now", Timestamp.from(clock.instant()))
                .query(Good.class)
                .list();
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("live-credentials").factory());
        timer = started;
        var _ = started.scheduleWithFixedDelay(
                this::check, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
