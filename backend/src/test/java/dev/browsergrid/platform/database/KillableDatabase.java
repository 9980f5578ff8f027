package dev.browsergrid.platform.database;

import java.io.IOException;
import java.nio.file.Path;

/// A PostgreSQL for several servers that a test may kill: it comes back at the same address, as one that its operator
/// looks after does.
public final class KillableDatabase implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final EmbeddedDirectory directory;

    public KillableDatabase(Path home) {
        database = EmbeddedDatabase.start(home);
        directory = new EmbeddedDirectory(home.resolve("postgres"));
    }

    public String url() {
        return database.jdbcUrl();
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return database.password();
    }

    /// Ends the process without any chance to tidy up.
    public void kill() throws IOException {
        directory.postmaster().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
