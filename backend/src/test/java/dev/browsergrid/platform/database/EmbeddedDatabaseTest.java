package dev.browsergrid.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    private Path home;

    @Test
    void comes_back_at_the_same_address_with_all_that_was_committed_when_its_process_is_killed() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
            ProcessHandle killed = postmaster();
            killed.destroyForcibly();
            killed.onExit().join();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(answer(database)).isEqualTo(42));
        }
        assertThat(new EmbeddedDirectory(home.resolve("postgres")).postmaster()).isEmpty();
    }

    @Test
    void stays_closed_once_it_was_closed() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(home);
        ProcessHandle process = postmaster();
        database.close();
        process.onExit().join();
        assertThat(new EmbeddedDirectory(home.resolve("postgres")).postmaster()).isEmpty();
    }

    @Test
    void runs_from_its_own_directory_whatever_was_started_before(@TempDir Path other) throws Exception {
        try (EmbeddedDatabase _ = EmbeddedDatabase.start(other);
                EmbeddedDatabase _ = EmbeddedDatabase.start(home)) {
            assertThat(Processes.commandLine(postmaster())).get().asString().contains(home.toString());
            assertThat(Processes.commandLine(postmaster())).get().asString().doesNotContain(other.toString());
        }
    }

    private ProcessHandle postmaster() throws IOException {
        return new EmbeddedDirectory(home.resolve("postgres")).postmaster().orElseThrow();
    }

    private static int answer(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection open(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
    }
}
