package dev.browsergrid.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own under the data directory, listening on loopback and asking for a password that only the
/// directory's owner can read. Its data outlives the server; the process does not. When the process dies under the
/// server, it is started again at the same address.
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EmbeddedDirectory directory;
    private final int port;
    private final String password;
    // the monitor guards both: one thread exchanges a dead process while another may be closing
    private EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase(EmbeddedDirectory directory, EmbeddedPostgres postgres) throws IOException {
        this.directory = directory;
        this.postgres = postgres;
        this.port = postgres.getPort();
        this.password = directory.password();
    }

    /// Starts the database, first ending the one a killed server may have left behind on the same data.
    static EmbeddedDatabase start(Path home) {
        EmbeddedDirectory directory = new EmbeddedDirectory(home.resolve("postgres"));
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(directory, directory.start(Optional.empty()));
            database.watch();
            log.info("database=embedded port={} data={}", database.port, directory.data());
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start; see " + directory.data(), e);
        }
    }

    private void watch() throws IOException {
        directory.postmaster().ifPresent(process -> {
            var _ = process.onExit().thenRun(this::restart);
        });
    }

    /// What it was doing when it died, its own recovery takes back or completes.
    private synchronized void restart() {
        if (closed) {
            return;
        }
        log.warn("database=embedded state=died action=restart");
        try {
            postgres.close();
        } catch (IOException | RuntimeException e) {
            log.debug("database=embedded close=failed reason={}", e.toString());
        }
        try {
            postgres = directory.start(Optional.of(port));
            watch();
            log.info("database=embedded port={} state=restarted", port);
        } catch (IOException | RuntimeException e) {
            log.warn("database=embedded restart=failed reason={}", e.toString());
            Executor later = CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            later.execute(this::restart);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String password() {
        return password;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        postgres.close();
    }
}
