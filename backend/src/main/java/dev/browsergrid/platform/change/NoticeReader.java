package dev.browsergrid.platform.change;

import dev.browsergrid.platform.Changes.News;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears what all servers tell, over one connection that it keeps to itself. A lost connection is opened again; what
/// was said meanwhile is unknown, so everything may have changed then.
@Component
class NoticeReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(NoticeReader.class);
    private static final Duration LISTEN = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DataSource database;
    private final ApplicationEventPublisher events;
    // replaced by start on the container's thread, read by others; counted down to stop
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    NoticeReader(DataSource database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        Thread.ofVirtual().name("change-reader").start(() -> readOn(end));
    }

    private void readOn(CountDownLatch end) {
        boolean over = false;
        while (!over) {
            try (Connection connection = database.getConnection()) {
                read(connection, end);
            } catch (SQLException e) {
                log.info("changes=unheard action=reconnect reason={}", e.getMessage());
            }
            over = waited(end);
        }
    }

    private void read(Connection connection, CountDownLatch end) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + NoticeWriter.CHANNEL);
        }
        events.publishEvent(new News.Everything());
        PGConnection listening = connection.unwrap(PGConnection.class);
        int quiet = 0;
        while (end.getCount() > 0) {
            @Nullable PGNotification[] heard = listening.getNotifications((int) LISTEN.toMillis());
            if (heard == null || heard.length == 0) {
                quiet++;
                // a connection whose other end is gone without a word is silent for ever
                if (quiet > SILENCE.dividedBy(LISTEN)) {
                    quiet = 0;
                    requireAlive(connection);
                }
            } else {
                quiet = 0;
                for (PGNotification notification : heard) {
                    tell(notification.getParameter());
                }
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("UNLISTEN *");
        }
    }

    private static void requireAlive(Connection connection) throws SQLException {
        if (!connection.isValid(5)) {
            throw new SQLException("the database does not answer");
        }
    }

    private void tell(String text) {
        try {
            events.publishEvent(Notice.read(text));
        } catch (RuntimeException e) {
            log.error("news=failed", e);
        }
    }

    private static boolean waited(CountDownLatch end) {
        try {
            return end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /// With the writer.
    @Override
    public int getPhase() {
        return 50;
    }
}
