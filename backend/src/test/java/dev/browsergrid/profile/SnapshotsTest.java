package dev.browsergrid.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.profile.chunk.StorageSettings;
import dev.browsergrid.profile.key.ProfileKeys;
import dev.browsergrid.profiles.ArchiveLimits;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.chunk.StoredArchive;
import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.MasterKey;
import dev.browsergrid.profiles.seal.Sealed;
import dev.browsergrid.profiles.seal.SealedException;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.testing.SlimContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@Timeout(120)
class SnapshotsTest {
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
                Stream.concat(ProfileParts.ALL.stream(), Stream.of(More.class, Changes.class, ProfileReconciler.class))
                        .toArray(Class<?>[]::new));
        jdbc().sql("""
            INSERT INTO account (id, email, password_hash, role, created_at)
            VALUES (:id, 'a@b.c', 'x', 'USER', now())
            """).param("id", owner).update();
    }

    @AfterEach
    void stop() {
        server().close();
    }

    @Test
    void what_was_captured_comes_back() throws IOException {
        UUID profile = profile();
        capture(profile, content(1));
        Snapshot snapshot = snapshots().latest(profile).orElseThrow();

        assertThat(snapshot.number()).isEqualTo(1);
        assertThat(snapshot.manifest().tabs()).hasSize(1);
        assertThat(read(snapshot)).isEqualTo(content(1));
    }

    @Test
    void a_barely_changed_profile_adds_less_than_half_of_its_bytes() throws IOException {
        UUID profile = profile();
        byte[] content = content(1);
        capture(profile, content);
        byte[] changed = content.clone();
        Arrays.fill(changed, 50_000, 50_100, (byte) 7);
        capture(profile, changed);

        List<SnapshotInfo> list = snapshots().list(profile);
        assertThat(list.getFirst().addedBytes())
                .isPositive()
                .isLessThan(list.getFirst().sizeBytes() / 2);
        assertThat(list.getLast().addedBytes()).isEqualTo(list.getLast().sizeBytes());
    }

    @Test
    void nothing_can_be_read_once_the_key_is_destroyed() throws IOException {
        UUID profile = profile();
        capture(profile, content(1));
        jdbc().sql("DELETE FROM profile_key").update();

        Throwable refused = catchThrowable(() -> snapshots().latest(profile));

        assertThat(refused).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(SealedException.class);
        // not even under a key that is made afterwards
        server().part(ProfileKeys.class).forSealing(profile);
        assertThatThrownBy(() -> snapshots().latest(profile)).hasCauseInstanceOf(SealedException.class);
    }

    @Test
    void deleting_a_profile_destroys_its_key_at_once_and_its_chunks_for_good() throws IOException {
        UUID profile = profile();
        capture(profile, content(1));
        server().part(Profiles.class).delete(profile);

        assertThat(count("SELECT count(*) FROM profile_key")).isZero();
        server().part(ProfileReconciler.class).reconcile(profile);
        assertThat(count("SELECT count(*) FROM chunk")).isZero();
        assertThat(count("SELECT count(*) FROM deleted_profile"))
                .as("somebody may still be storing")
                .isOne();
        now = now.plus(GRACE).plusSeconds(1);
        server().part(ProfileReconciler.class).reconcile(profile);
        assertThat(count("SELECT count(*) FROM deleted_profile")).isZero();
    }

    @Test
    void a_capture_of_a_profile_deleted_meanwhile_is_told_so() throws IOException {
        UUID profile = profile();
        StoredArchive stored = snapshots().keep(profile, archive(content(1)));
        server().part(Profiles.class).delete(profile);

        assertThatThrownBy(() -> snapshots()
                        .add(profile, SnapshotDraft.captured(SnapshotCause.PARK, Ids.next(), manifest(), stored)))
                .isInstanceOf(ProfileGoneException.class);
        assertThatThrownBy(() -> snapshots().keep(profile, archive(content(1))))
                .isInstanceOf(ProfileGoneException.class);
    }

    @Test
    void after_the_master_key_changed_only_the_profiles_key_is_wrapped_again() throws Exception {
        UUID profile = profile();
        capture(profile, content(1));
        MasterKey before = server().part(KeyRing.class).current();
        KeyRing both = new KeyRing(
                new MasterKey("new", "0123456789abcdef0123456789abcdef".getBytes(US_ASCII)), List.of(before));
        ProfileKeys rotating = new ProfileKeys(jdbc(), () -> now, both);

        assertThat(rotating.outdated()).containsExactly(profile);
        rotating.rotate(profile);

        assertThat(rotating.outdated()).isEmpty();
        assertThat(jdbc().sql("SELECT master_key_id FROM profile_key")
                        .query(String.class)
                        .single())
                .isEqualTo("new");
        ProfileKeys afterwards = new ProfileKeys(jdbc(), () -> now, new KeyRing(both.current()));
        assertThat(afterwards.forOpening(profile)).isNotNull();
        assertThatThrownBy(() -> snapshots().latest(profile))
                .as("with the old one alone")
                .hasCauseInstanceOf(SealedException.class);
    }

    @Test
    void old_snapshots_stay_and_no_more_than_are_to_be_kept() throws IOException {
        UUID profile = profile();
        for (int i = 0; i < 5; i++) {
            capture(profile, content(i));
        }
        now = now.plus(GRACE).plusSeconds(1);
        server().part(ProfileReconciler.class).reconcile(profile);

        assertThat(snapshots().list(profile)).extracting(SnapshotInfo::number).containsExactly(5, 4, 3);
        for (int number = 3; number <= 5; number++) {
            assertThat(read(snapshots().find(profile, Optional.of(number)).orElseThrow()))
                    .isEqualTo(content(number - 1));
        }
        assertThat(count("SELECT count(*) FROM chunk"))
                .isEqualTo(count("SELECT count(DISTINCT c) FROM snapshot, unnest(chunks) AS c"));
        assertThat(server().part(ProfileReconciler.class).keys())
                .as("nothing is left to do")
                .isEmpty();
    }

    @Test
    void chunks_of_a_capture_that_never_came_to_an_end_are_collected_after_the_grace_and_not_before()
            throws IOException {
        UUID profile = profile();
        capture(profile, content(1));
        snapshots().keep(profile, archive(content(2)));
        int all = count("SELECT count(*) FROM chunk");
        server().part(ProfileReconciler.class).reconcile(profile);
        assertThat(count("SELECT count(*) FROM chunk")).isEqualTo(all);

        now = now.plus(GRACE).plusSeconds(1);
        assertThat(server().part(ProfileReconciler.class).keys()).contains(profile);
        server().part(ProfileReconciler.class).reconcile(profile);

        assertThat(count("SELECT count(*) FROM chunk")).isLessThan(all);
        assertThat(read(snapshots().latest(profile).orElseThrow())).isEqualTo(content(1));
    }

    @Test
    void an_older_snapshot_is_the_newest_again_and_costs_nothing() throws IOException {
        UUID profile = profile();
        capture(profile, content(1));
        capture(profile, content(2));

        assertThat(snapshots().restore(profile, 1)).contains(3);
        assertThat(snapshots().restore(profile, 9)).isEmpty();

        assertThat(read(snapshots().latest(profile).orElseThrow())).isEqualTo(content(1));
        SnapshotInfo newest = snapshots().list(profile).getFirst();
        assertThat(newest.cause()).isEqualTo(SnapshotCause.RESTORE);
        assertThat(newest.sourceNumber()).isEqualTo(1);
        assertThat(newest.addedBytes()).isZero();
    }

    @Test
    void two_that_add_a_snapshot_at_once_both_do() throws Exception {
        UUID profile = profile();
        StoredArchive stored = snapshots().keep(profile, archive(content(1)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> numbers = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(() -> snapshots()
                            .add(profile, SnapshotDraft.captured(SnapshotCause.PARK, Ids.next(), manifest(), stored))))
                    .toList();
            for (Future<Integer> number : numbers) {
                assertThat(number.get()).isBetween(1, 6);
            }
        }
        assertThat(snapshots().list(profile)).hasSize(6);
    }

    @Test
    void chunks_or_a_manifest_of_another_snapshot_are_noticed() throws IOException {
        UUID profile = profile();
        capture(profile, content(1));
        capture(profile, content(2));
        jdbc().sql("UPDATE snapshot SET chunks = (SELECT chunks FROM snapshot WHERE number = 1) WHERE number = 2")
                .update();

        assertThatThrownBy(() -> snapshots().latest(profile)).hasCauseInstanceOf(SealedException.class);
        assertThat(read(snapshots().find(profile, Optional.of(1)).orElseThrow()))
                .isEqualTo(content(1));
    }

    @Test
    void a_snapshot_from_before_chunks_is_read_and_then_brought_into_the_new_form() throws Exception {
        UUID profile = profile();
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream sealing =
                Sealed.seal(sealed, server().part(KeyRing.class).current(), profile.toString())) {
            archive(content(1)).transferTo(sealing);
        }
        jdbc().sql("""
            INSERT INTO snapshot (id, profile_id, number, lease_id, manifest, content, sha256, created_at)
            VALUES (:id, :profile, 4, :id, :manifest::jsonb, :content, :sha256, now())
            """)
                .param("id", Ids.next())
                .param("profile", profile)
                .param("manifest", manifest().toJson())
                .param("content", sealed.toByteArray())
                .param("sha256", MessageDigest.getInstance("SHA-256").digest(sealed.toByteArray()))
                .update();
        assertThat(read(snapshots().latest(profile).orElseThrow())).isEqualTo(content(1));

        assertThat(server().part(ProfileReconciler.class).keys()).contains(profile);
        server().part(ProfileReconciler.class).reconcile(profile);

        assertThat(count("SELECT count(*) FROM snapshot WHERE content IS NOT NULL OR manifest IS NOT NULL"))
                .isZero();
        Snapshot now = snapshots().latest(profile).orElseThrow();
        assertThat(now.number()).isEqualTo(4);
        assertThat(read(now)).isEqualTo(content(1));
    }

    private UUID profile() {
        return server().part(ProfileStore.class).create(owner, "profile " + Ids.next(), "", false);
    }

    private int capture(UUID profile, byte[] content) throws IOException {
        StoredArchive stored = snapshots().keep(profile, archive(content));
        return snapshots().add(profile, SnapshotDraft.captured(SnapshotCause.PARK, Ids.next(), manifest(), stored));
    }

    private static Manifest manifest() {
        return Manifest.ofTabs(
                Instant.EPOCH, "test", List.of(new Manifest.Tab("1", "https://example.com/", "Example")), 0);
    }

    private InputStream archive(byte[] content) throws IOException {
        Path browser = Files.createTempDirectory(directory, "browser");
        Files.createDirectories(browser.resolve("Default"));
        Files.write(browser.resolve("Default/History"), content);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ProfileArchive.pack(browser, packed);
        return new ByteArrayInputStream(packed.toByteArray());
    }

    private byte[] read(Snapshot snapshot) throws IOException {
        Path browser = Files.createTempDirectory(directory, "again");
        try (InputStream archive = snapshot.archive()) {
            ProfileArchive.unpack(archive, browser, ArchiveLimits.DEFAULT);
        }
        return Files.readAllBytes(browser.resolve("Default/History"));
    }

    private static byte[] content(int seed) {
        byte[] content = new byte[200_000];
        new Random(seed).nextBytes(content);
        return content;
    }

    private int count(String sql) {
        return jdbc().sql(sql).query(Integer.class).single();
    }

    private SlimContext server() {
        return Objects.requireNonNull(started);
    }

    private Snapshots snapshots() {
        return server().part(Snapshots.class);
    }

    private JdbcClient jdbc() {
        return server().jdbc();
    }
}
