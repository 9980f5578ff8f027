package dev.browsergrid.profiles.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.ZstdInputStream;
import dev.browsergrid.profiles.ArchiveException;
import dev.browsergrid.profiles.ArchiveLimits;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.seal.ProfileKey;
import dev.browsergrid.profiles.seal.SealedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveChunksTest {
    @TempDir
    private Path directory;

    private final UUID profile = UUID.randomUUID();
    private final ProfileKey key = ProfileKey.create();
    private Path browser = Path.of("");
    private ChunkStore store = new DirectoryChunkStore(Path.of(""), InstantSource.system());

    @BeforeEach
    void fill() throws IOException {
        browser = directory.resolve("browser");
        store = new DirectoryChunkStore(directory.resolve("chunks"), InstantSource.system());
        Random random = new Random(7);
        for (int file = 0; file < 40; file++) {
            byte[] content = new byte[random.nextInt(60_000)];
            random.nextBytes(content);
            Path place = browser.resolve("Default/IndexedDB/file" + file);
            Files.createDirectories(place.getParent());
            Files.write(place, content);
        }
        Files.writeString(browser.resolve("Default/Preferences"), "{\"a\":1}".repeat(2_000));
    }

    @Test
    void an_archive_comes_back_as_it_was() throws IOException {
        byte[] archive = packed();
        StoredArchive stored = chunks(key).store(new ByteArrayInputStream(archive));

        assertThat(plain(chunks(key).open(stored.chunks()))).isEqualTo(plain(new ByteArrayInputStream(archive)));
        Path again = directory.resolve("again");
        ProfileArchive.unpack(chunks(key).open(stored.chunks()), again, ArchiveLimits.DEFAULT);
        assertThat(again.resolve("Default/Preferences")).hasSameBinaryContentAs(browser.resolve("Default/Preferences"));
    }

    @Test
    void a_barely_changed_profile_costs_a_fraction_of_its_size() throws IOException {
        StoredArchive first = store();
        Files.writeString(browser.resolve("Default/Preferences"), "{\"a\":2}".repeat(2_001));
        Files.write(browser.resolve("Default/Cookies"), new byte[] {1, 2, 3});
        StoredArchive second = store();

        assertThat(first.addedBytes()).isEqualTo(first.bytes());
        assertThat(second.addedBytes()).isPositive().isLessThan(second.bytes() / 10);
    }

    @Test
    void the_same_archive_again_costs_nothing() throws IOException {
        StoredArchive first = store();
        StoredArchive second = store();

        assertThat(second.addedBytes()).isZero();
        assertThat(second.chunks()).isEqualTo(first.chunks());
        assertThat(second.bytes()).isEqualTo(first.bytes());
    }

    @Test
    void equal_contents_of_two_profiles_have_nothing_in_common() throws IOException {
        Set<ChunkId> mine = new HashSet<>(store().chunks());
        Set<ChunkId> others = new HashSet<>(chunks(ProfileKey.create())
                .store(new ByteArrayInputStream(packed()))
                .chunks());

        assertThat(mine).doesNotContainAnyElementsOf(others);
    }

    @Test
    void nothing_opens_with_another_key() throws IOException {
        StoredArchive stored = store();

        try (InputStream opened = chunks(ProfileKey.create()).open(stored.chunks())) {
            assertThat(catchThrowableOfType(SealedException.class, opened::readAllBytes)
                            .problem())
                    .isEqualTo(SealedException.Problem.TAMPERED);
        }
    }

    @Test
    void a_chunk_in_the_place_of_another_is_noticed() throws IOException {
        StoredArchive stored = store();
        ChunkId first = stored.chunks().getFirst();
        ChunkId second = stored.chunks().get(1);
        store.put(
                profile,
                java.util.Map.of(first, store.get(profile, List.of(second)).get(second)));

        try (InputStream opened = chunks(key).open(stored.chunks())) {
            assertThat(catchThrowableOfType(SealedException.class, opened::readAllBytes))
                    .isNotNull();
        }
    }

    @Test
    void a_missing_chunk_is_an_error_and_not_a_shorter_archive() throws IOException {
        StoredArchive stored = store();
        StoredChunk some = store.list(profile).getFirst();
        store.delete(profile, some);

        try (InputStream opened = chunks(key).open(stored.chunks())) {
            assertThat(catchThrowableOfType(ChunkStoreException.class, opened::readAllBytes)
                            .problem())
                    .isEqualTo(ChunkStoreException.Problem.MISSING);
        }
    }

    @Test
    void what_is_no_whole_archive_is_refused() throws IOException {
        byte[] archive = packed();
        byte[] cut = Arrays.copyOf(archive, archive.length / 2);

        assertThat(catchThrowableOfType(
                        ArchiveException.class, () -> chunks(key).store(new ByteArrayInputStream(cut))))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        ArchiveException.class, () -> chunks(key).store(new ByteArrayInputStream(new byte[0]))))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        ArchiveException.class,
                        () -> chunks(key)
                                .store(new ByteArrayInputStream(
                                        "no archive".getBytes(java.nio.charset.StandardCharsets.UTF_8)))))
                .isNotNull();
    }

    private StoredArchive store() throws IOException {
        return chunks(key).store(new ByteArrayInputStream(packed()));
    }

    private ArchiveChunks chunks(ProfileKey by) {
        return new ArchiveChunks(store, profile, by);
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ProfileArchive.pack(browser, archive);
        return archive.toByteArray();
    }

    private static byte[] plain(InputStream archive) throws IOException {
        return new ZstdInputStream(archive).readAllBytes();
    }
}
