package dev.browsergrid.profile.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.ProfileEdits.Fields;
import dev.browsergrid.profile.ProfileGoneException;
import dev.browsergrid.profile.ProfileParts;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.profile.SnapshotCause;
import dev.browsergrid.profile.SnapshotDraft;
import dev.browsergrid.profile.SnapshotInfo;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.profile.chunk.StorageSettings;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.testing.SlimContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@Timeout(120)
class ForksTest {
    private static final Duration GRACE = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private final UUID owner = Ids.next();
    private @Nullable SlimContext started;

    static class More {
        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        StorageSettings storageSettings() {
            return new StorageSettings(
                    StorageSettings.Kind.DATABASE,
                    Optional.empty(),
                    3,
                    50,
                    GRACE,
                    DataSize.ofMegabytes(1),
                    DataSize.ofMegabytes(1));
        }
    }

    @BeforeEach
    void start() {
        started = new SlimContext(
                directory.resolve("home"),
                () -> now,
                Stream.concat(
                                ProfileParts.ALL.stream(),
                                Stream.of(
                                        More.class,
                                        Changes.class,
                                        BegunProfiles.class,
                                        Forks.class,
                                        AbandonedForks.class))
                        .toArray(Class<?>[]::new));
        server().jdbc().sql("""
            INSERT INTO account (id, email, password_hash, role, created_at)
            VALUES (:id, 'a@b.c', 'x', 'USER', now())
            """).param("id", owner).update();
    }

    @AfterEach
    void stop() {
        server().close();
    }

    @Test
    void a_fork_is_there_with_its_first_snapshot() throws IOException {
        UUID fork = forks().fork(captured(), Optional.empty(), named("Fork"), Reach.own(owner));

        List<SnapshotInfo> snapshots = snapshots().list(fork);
        assertThat(snapshots).extracting(SnapshotInfo::cause).containsExactly(SnapshotCause.FORK);
        assertThat(snapshots().latest(fork).orElseThrow().archive().readAllBytes())
                .isNotEmpty();
        assertThat(server().part(Profiles.class).resolve("fork", owner)).contains(fork);
    }

    @Test
    void of_a_fork_that_is_refused_nothing_stays() throws IOException {
        UUID source = captured();
        forks().fork(source, Optional.empty(), named("Fork"), Reach.own(owner));

        assertThatThrownBy(() -> forks().fork(source, Optional.empty(), named("fork"), Reach.own(owner)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("profile_name_taken"));
        assertThatThrownBy(() -> forks().fork(source, Optional.of(7), named("other"), Reach.own(owner)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("not_found"));
        assertThat(profiles()).isEqualTo(2);
    }

    @Test
    void a_fork_whose_server_was_cut_off_is_nobodys_and_is_removed_when_nobody_can_be_at_it() throws IOException {
        Fork cutOff = forks().begin(captured(), Optional.of(1), owner, "Fork");
        AbandonedForks abandoned = server().part(AbandonedForks.class);

        assertThat(server().part(Profiles.class).resolve("Fork", owner)).isEmpty();
        assertThat(abandoned.keys()).isEmpty();
        now = now.plus(GRACE).plusSeconds(1);
        assertThat(abandoned.keys()).containsExactly(cutOff.profile());
        abandoned.reconcile(cutOff.profile());

        assertThat(profiles()).isEqualTo(1);
        assertThat(server().jdbc()
                        .sql("SELECT id FROM deleted_profile")
                        .query(UUID.class)
                        .list())
                .as("whose chunks are to be removed")
                .containsExactly(cutOff.profile());
        assertThatThrownBy(() -> forks().finish(cutOff, Ids.next())).isInstanceOf(ProfileGoneException.class);
    }

    @Test
    void a_finished_fork_is_not_removed() throws IOException {
        UUID run = Ids.next();
        Fork fork = forks().begin(captured(), Optional.of(1), owner, "Fork");
        forks().finish(fork, run);
        now = now.plus(GRACE).plusSeconds(1);
        server().part(AbandonedForks.class).reconcile(fork.profile());

        assertThat(snapshots().list(fork.profile()))
                .extracting(SnapshotInfo::runId)
                .containsExactly(run);
    }

    private UUID captured() throws IOException {
        UUID profile = server().part(Profiles.class).createForChat(owner, "source");
        Path browser = Files.createTempDirectory(directory, "browser");
        Files.createDirectories(browser.resolve("Default"));
        Files.write(browser.resolve("Default/History"), new byte[] {1, 2, 3});
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ProfileArchive.pack(browser, packed);
        Manifest manifest = Manifest.ofTabs(Instant.EPOCH, "test", List.of(), -1);
        snapshots()
                .add(
                        profile,
                        SnapshotDraft.captured(
                                SnapshotCause.PARK,
                                Ids.next(),
                                manifest,
                                snapshots().keep(profile, new ByteArrayInputStream(packed.toByteArray()))));
        return profile;
    }

    private static Fields named(String name) {
        return new Fields(name, "", Optional.empty(), Optional.empty());
    }

    private long profiles() {
        return server().jdbc()
                .sql("SELECT count(*) FROM profile")
                .query(Long.class)
                .single();
    }

    private Forks forks() {
        return server().part(Forks.class);
    }

    private Snapshots snapshots() {
        return server().part(Snapshots.class);
    }

    private SlimContext server() {
        return Objects.requireNonNull(started);
    }
}
