package dev.browsergrid.profile.chunk;

import dev.browsergrid.profiles.chunk.ChunkId;
import dev.browsergrid.profiles.chunk.ChunkStore;
import dev.browsergrid.profiles.chunk.ChunkStoreException;
import dev.browsergrid.profiles.chunk.StoredChunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Chunks as rows of the server's database: one place less to look after, and one backup for all.
public final class PostgresChunkStore implements ChunkStore {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    public PostgresChunkStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Rows are locked in order of their ids, so that two that hold the same chunks never wait for each other in turns.
    @Override
    public Map<ChunkId, Long> hold(UUID profile, Set<ChunkId> ids) {
        return jdbc
                .sql("""
                    WITH held AS (SELECT profile_id, id FROM chunk
                                   WHERE profile_id = :profile AND id = ANY (:ids)
                                   ORDER BY id FOR NO KEY UPDATE)
                    UPDATE chunk c SET touched_at = :now FROM held
                     WHERE c.profile_id = held.profile_id AND c.id = held.id
                    RETURNING c.id, length(c.content) AS length
                    """)
                .param("profile", profile)
                .param("ids", hashes(ids))
                .param("now", now())
                .query((row, _) -> Map.entry(ChunkId.of(row.getBytes("id")), row.getLong("length")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void put(UUID profile, Map<ChunkId, byte[]> sealed) {
        Map<ChunkId, byte[]> inOrder = new TreeMap<>(sealed);
        jdbc.sql("""
            INSERT INTO chunk (profile_id, id, content, sha256, touched_at)
            SELECT :profile, id, content, sha256(content), :now
              FROM unnest(:ids::bytea[], :contents::bytea[]) AS given (id, content)
            ON CONFLICT (profile_id, id) DO UPDATE
               SET content = excluded.content, sha256 = excluded.sha256, touched_at = excluded.touched_at
            """)
                .param("profile", profile)
                .param("ids", hashes(inOrder.keySet()))
                .param("contents", inOrder.values().toArray(byte[][]::new))
                .param("now", now())
                .update();
    }

    @Override
    public Map<ChunkId, byte[]> get(UUID profile, Collection<ChunkId> ids) throws ChunkStoreException {
        Map<ChunkId, Row> rows = jdbc
                .sql("""
                    SELECT id, content, sha256(content) = sha256 AS whole FROM chunk
                     WHERE profile_id = :profile AND id = ANY (:ids)
                    """)
                .param("profile", profile)
                .param("ids", hashes(ids))
                .query((row, _) ->
                        new Row(ChunkId.of(row.getBytes("id")), row.getBytes("content"), row.getBoolean("whole")))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, row -> row));
        Map<ChunkId, byte[]> found = new HashMap<>();
        for (ChunkId id : ids) {
            Row row = rows.get(id);
            if (row == null) {
                throw ChunkStoreException.missing(id);
            }
            if (!row.whole()) {
                throw ChunkStoreException.damaged(id);
            }
            found.put(id, row.content());
        }
        return found;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(ChunkId id, byte[] content, boolean whole) {}

    @Override
    public List<StoredChunk> list(UUID profile) {
        return jdbc.sql("SELECT id, length(content) AS length, touched_at FROM chunk WHERE profile_id = :profile")
                .param("profile", profile)
                .query(PostgresChunkStore::read)
                .list();
    }

    @Override
    public boolean delete(UUID profile, StoredChunk listed) {
        int deleted = jdbc.sql("DELETE FROM chunk WHERE profile_id = :profile AND id = :id AND touched_at <= :listed")
                .param("profile", profile)
                .param("id", listed.id().bytes())
                .param("listed", Timestamp.from(listed.untouchedSince()))
                .update();
        return deleted == 1;
    }

    @Override
    public void deleteAll(UUID profile) {
        jdbc.sql("DELETE FROM chunk WHERE profile_id = :profile")
                .param("profile", profile)
                .update();
    }

    private static StoredChunk read(ResultSet row, int number) throws SQLException {
        return new StoredChunk(
                ChunkId.of(row.getBytes("id")),
                row.getLong("length"),
                row.getTimestamp("touched_at").toInstant(),
                "");
    }

    private static byte[][] hashes(Collection<ChunkId> ids) {
        return ids.stream().map(ChunkId::bytes).toArray(byte[][]::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
