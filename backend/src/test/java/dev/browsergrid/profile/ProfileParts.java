package dev.browsergrid.profile;

import dev.browsergrid.profile.chunk.PostgresChunkStore;
import dev.browsergrid.profile.key.ProfileKeys;
import dev.browsergrid.profiles.chunk.ChunkStore;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The parts that store profiles, for contexts that are not the whole server.
public final class ProfileParts {
    public static final List<Class<?>> ALL = List.of(
            Chunks.class,
            ProfileKeys.class,
            ProfileStore.class,
            Profiles.class,
            SnapshotRows.class,
            Snapshots.class,
            ProfileEdits.class);

    private ProfileParts() {}

    // not a @Configuration, which the server's own scan would find in tests that start it whole
    static class Chunks {
        @Bean
        ChunkStore chunkStore(JdbcClient jdbc, InstantSource clock) {
            return new PostgresChunkStore(jdbc, clock);
        }
    }
}
