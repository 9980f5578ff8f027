package dev.browsergrid.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own under the data directory, listening on loopback and asking for a password that only the
/// directory's owner can read. Its data outlives the server; the process does not.
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /// Starts the database, first ending the one a killed server may have left behind on the same data.
    static EmbeddedDatabase start(Path home) {
        Path data = home.resolve("postgres/data");
        try {
            Files.createDirectories(data.getParent());
            discardUnfinished(data);
            LeftoverPostmaster.stop(data);
            Path passwordFile = home.resolve("postgres/password");
            String password = password(passwordFile);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            home.resolve("postgres/binaries").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setDataDirectoryCustomizer(directory -> requirePassword(directory.toPath()))
                    .setConnectConfig("password", password)
                    // the library starts PostgreSQL with fsync off, which suits throw-away data only
                    .setServerConfig("fsync", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("timezone", "UTC")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Files.writeString(data.resolve("browsergrid-ready"), "");
            log.info("database=embedded port={} data={}", postgres.getPort(), data);
            return new EmbeddedDatabase(postgres, password);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start; see " + data, e);
        }
    }

    /// A data directory without our mark is from a first start that was cut off, so it holds nothing yet.
    private static void discardUnfinished(Path data) throws IOException {
        if (Files.exists(data) && !Files.exists(data.resolve("browsergrid-ready"))) {
            LeftoverPostmaster.stop(data);
            Path aside = data.resolveSibling("unfinished");
            org.springframework.util.FileSystemUtils.deleteRecursively(aside);
            Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
            org.springframework.util.FileSystemUtils.deleteRecursively(aside);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static void requirePassword(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), """
                local all all scram-sha-256
                host all all 127.0.0.1/32 scram-sha-256
                """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
