package dev.browsergrid.profiles.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryChunkStoreTest extends ChunkStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected ChunkStore store(InstantSource clock) {
        return new DirectoryChunkStore(directory, clock);
    }

    @Override
    protected void damage(UUID profile, ChunkId id) throws Exception {
        Path file = directory.resolve(profile.toString()).resolve(id.hex());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void what_a_writer_left_half_is_no_chunk_and_goes_away() throws Exception {
        UUID profile = UUID.randomUUID();
        ChunkId id = new ChunkId("ab".repeat(32));
        Path own = Files.createDirectories(directory.resolve(profile.toString()));
        Files.write(own.resolve(id + "." + UUID.randomUUID() + ".half"), new byte[] {1});
        Instant later = Instant.now().plusSeconds(7200);
        ChunkStore store = store(() -> later);

        assertThat(store.hold(profile, Set.of(id))).isEmpty();
        assertThat(store.list(profile)).isEmpty();
        try (Stream<Path> left = Files.list(own)) {
            assertThat(left).isEmpty();
        }
        store.put(profile, Map.of(id, new byte[] {2}));
        assertThat(store.get(profile, List.of(id)).get(id)).containsExactly(2);
    }
}
