package dev.browsergrid.profile.chunk;

import com.zaxxer.hikari.HikariDataSource;
import dev.browsergrid.profiles.chunk.ChunkId;
import dev.browsergrid.profiles.chunk.ChunkStore;
import dev.browsergrid.profiles.chunk.ChunkStoreContract;
import dev.browsergrid.testing.TestDatabase;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresChunkStoreTest extends ChunkStoreContract {
    private static final HikariDataSource DATABASE = new HikariDataSource();

    @BeforeAll
    static void connect() {
        TestDatabase.Access access = TestDatabase.fresh();
        DATABASE.setJdbcUrl(access.url());
        DATABASE.setUsername(access.user());
        DATABASE.setPassword(access.password());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected ChunkStore store(InstantSource clock) {
        return new PostgresChunkStore(JdbcClient.create(DATABASE), clock);
    }

    @Override
    protected void damage(UUID profile, ChunkId id) {
        JdbcClient.create(DATABASE)
                .sql("UPDATE chunk SET content = content || '\\x00' WHERE profile_id = :profile AND id = :id")
                .param("profile", profile)
                .param("id", id.bytes())
                .update();
    }
}
