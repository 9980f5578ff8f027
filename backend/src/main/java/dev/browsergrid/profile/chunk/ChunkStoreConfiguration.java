package dev.browsergrid.profile.chunk;

import dev.browsergrid.platform.Home;
import dev.browsergrid.profiles.chunk.ChunkStore;
import dev.browsergrid.profiles.chunk.DirectoryChunkStore;
import dev.browsergrid.profiles.chunk.s3.S3ChunkStore;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Chooses where chunks are kept. What was kept elsewhere before is not moved.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StorageSettings.class, BucketSettings.class})
class ChunkStoreConfiguration {
    @Bean
    ChunkStore chunkStore(
            StorageSettings settings, BucketSettings bucket, JdbcClient jdbc, Home home, InstantSource clock) {
        return switch (settings.store()) {
            case DATABASE -> new PostgresChunkStore(jdbc, clock);
            case DIRECTORY ->
                new DirectoryChunkStore(
                        settings.directory().orElse(home.directory().resolve("chunks")), clock);
            case S3 -> new S3ChunkStore(bucket.required(), clock);
        };
    }
}
