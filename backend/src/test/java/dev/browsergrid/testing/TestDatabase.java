package dev.browsergrid.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A real PostgreSQL for tests, one per JVM: the one `BROWSERGRID_TEST_DATABASE_URL` names, else a container when
/// Docker answers, else the embedded one. Each test server gets a fresh database in it, a copy of one that was migrated
/// once: copying takes a quarter of the time that migrating does.
public final class TestDatabase {
    // says why, should the database end under the tests
    private static final File LOG = new File("target/test-database.log");
    private static final String PREFIX = "test_" + ProcessHandle.current().pid() + "_";
    // numbers the databases of this JVM
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /// A database with the newest schema and nothing in it.
    public record Access(String url, String user, String password) {}

    private record Server(String url, String user, String password) {
        /// The same server, another database.
        Access database(String name) {
            int slash = url.indexOf('/', "jdbc:postgresql://".length());
            int question = url.indexOf('?');
            String parameters = question < 0 ? "" : url.substring(question);
            return new Access(url.substring(0, slash + 1) + name + parameters, user, password);
        }
    }

    private static final class Holder {
        static final Server SERVER = given().or(Holder::container).orElseGet(Holder::embedded);

        private static Optional<Server> given() {
            return Optional.ofNullable(System.getenv("BROWSERGRID_TEST_DATABASE_URL"))
                    .map(url -> new Server(
                            url,
                            System.getenv().getOrDefault("BROWSERGRID_TEST_DATABASE_USERNAME", "postgres"),
                            System.getenv().getOrDefault("BROWSERGRID_TEST_DATABASE_PASSWORD", "")));
        }

        private static Optional<Server> container() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.empty();
            }
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
            container.start();
            return Optional.of(new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword()));
        }

        private static Server embedded() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(LOG))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(LOG))
                        .start();
                return new Server(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Migrated {
        static final String NAME = PREFIX + "migrated";

        static {
            Access empty = create(NAME, "");
            Flyway.configure()
                    .dataSource(empty.url(), empty.user(), empty.password())
                    .load()
                    .migrate();
        }
    }

    public static Access fresh() {
        return create(PREFIX + COUNT.incrementAndGet(), " TEMPLATE " + Migrated.NAME);
    }

    private static Access create(String name, String how) {
        Server server = Holder.SERVER;
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + how);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the test", e);
        }
        return server.database(name);
    }
}
