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
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// What the embedded PostgreSQL has on disk: programs, data, password. Starts it on them.
record EmbeddedDirectory(Path root) {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    /// Written after the first start that got to its end.
    private static final String COMPLETE = "browsergrid-ready";

    Path data() {
        return root.resolve("data");
    }

    private Path passwordFile() {
        return root.resolve("password");
    }

    /// Starts PostgreSQL on the data, made when there is none, at the port or at a free one.
    EmbeddedPostgres start(Optional<Integer> port) throws IOException {
        Files.createDirectories(root);
        discardUnfinished();
        LeftoverPostmaster.stop(data());
        String password = password();
        EmbeddedBinaries binaries = new EmbeddedBinaries(root.resolve("binaries"));
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.directory().toFile())
                .setPgBinaryResolver(binaries)
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("pwfile", passwordFile().toString())
                .setDataDirectoryCustomizer(directory -> requirePassword(directory.toPath()))
                .setConnectConfig("password", password)
                // the library starts PostgreSQL with these off, which suits throw-away data only
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("timezone", "UTC")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        port.ifPresent(builder::setPort);
        EmbeddedPostgres postgres = builder.start();
        Files.writeString(data().resolve(COMPLETE), "");
        return postgres;
    }

    /// The process that serves the data now.
    Optional<ProcessHandle> postmaster() throws IOException {
        return LeftoverPostmaster.running(data());
    }

    /// A data directory without our mark is from a first start that was cut off, so it holds nothing yet.
    private void discardUnfinished() throws IOException {
        Path data = data();
        if (Files.exists(data) && !Files.exists(data.resolve(COMPLETE))) {
            LeftoverPostmaster.stop(data);
            Path aside = data.resolveSibling("unfinished");
            FileSystemUtils.deleteRecursively(aside);
            Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    /// The password of the database, made on the first start.
    String password() throws IOException {
        Path file = passwordFile();
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
}
