package dev.browsergrid.profile;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.profiles.chunk.ChunkId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of `snapshot`. Whoever adds or removes some has locked the profile's row.
@Repository
class SnapshotRows {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    SnapshotRows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a snapshot names: either chunks and a sealed manifest, or from before a sealed archive and a plain
    /// manifest.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(UUID id, int number, Stored stored) {}

    sealed interface Stored {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Chunks(List<ChunkId> ids, byte[] manifest, int tabs, long bytes) implements Stored {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Whole(byte[] content, byte[] sha256, String manifest) implements Stored {}
    }

    int nextNumber(UUID profile) {
        return jdbc.sql("SELECT 1 + coalesce(max(number), 0) FROM snapshot WHERE profile_id = :profile")
                .param("profile", profile)
                .query(Integer.class)
                .single();
    }

    void insert(UUID id, UUID profile, int number, SnapshotDraft draft, byte[] sealedManifest) {
        jdbc.sql("""
            INSERT INTO snapshot (id, profile_id, number, lease_id, cause, source_number, run_id, chunks,
                                  sealed_manifest, tabs, bytes, added_bytes, created_at)
            VALUES (:id, :profile, :number, :lease::uuid, :cause, :source::int,
                    coalesce(:run::uuid, (
                        SELECT r.id
                          FROM (SELECT id FROM run WHERE lease_id = :lease::uuid ORDER BY id DESC LIMIT 1) r
                         WHERE :cause IN ('STEP', 'RUN_END', 'PARK') AND NOT EXISTS (SELECT FROM snapshot WHERE run_id = r.id))),
                    :chunks, :manifest, :tabs, :bytes, :added, :now)
            """)
                .param("id", id)
                .param("profile", profile)
                .param("number", number)
                .param("lease", draft.lease().orElse(null))
                .param("cause", draft.cause().name())
                .param("source", draft.source().orElse(null))
                .param("run", draft.run().orElse(null))
                .param("chunks", hashes(draft.archive().chunks()))
                .param("manifest", sealedManifest)
                .param("tabs", draft.manifest().tabs().size())
                .param("bytes", draft.archive().bytes())
                .param("added", draft.archive().addedBytes())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// Removes what shows the newest run under the lease at one of its steps.
    void deleteStep(UUID profile, UUID lease) {
        jdbc.sql("""
            DELETE FROM snapshot
             WHERE profile_id = :profile AND lease_id = :lease AND cause = 'STEP'
               AND run_id = (SELECT id FROM run WHERE lease_id = :lease ORDER BY id DESC LIMIT 1)
            """).param("profile", profile).param("lease", lease).update();
    }

    UUID newId() {
        return Ids.next();
    }

    boolean exist(UUID profile) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM snapshot WHERE profile_id = :profile)")
                .param("profile", profile)
                .query(Boolean.class)
                .single();
    }

    /// The snapshot of this number, or the newest.
    Optional<Row> find(UUID profile, Optional<Integer> number) {
        return jdbc.sql("""
            SELECT id, number, chunks, sealed_manifest, tabs, bytes, content, sha256, manifest FROM snapshot
             WHERE profile_id = :profile AND (:number::int IS NULL OR number = :number)
             ORDER BY number DESC LIMIT 1
            """)
                .param("profile", profile)
                .param("number", number.orElse(null))
                .query(SnapshotRows::read)
                .optional();
    }

    /// The newest first.
    List<SnapshotInfo> list(UUID profile) {
        return jdbc.sql("""
            SELECT number, cause, source_number, run_id, tabs, bytes, added_bytes, created_at FROM snapshot
             WHERE profile_id = :profile ORDER BY number DESC
            """)
                .param("profile", profile)
                .query((row, _) -> new SnapshotInfo(
                        row.getInt("number"),
                        SnapshotCause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                        row.getObject("source_number", Integer.class),
                        row.getObject("run_id", UUID.class),
                        row.getInt("tabs"),
                        row.getLong("bytes"),
                        row.getLong("added_bytes"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /// The profiles with a snapshot of before chunks.
    List<UUID> whole() {
        return jdbc.sql("SELECT DISTINCT profile_id FROM snapshot WHERE content IS NOT NULL")
                .query(UUID.class)
                .list();
    }

    /// The numbers of the profile's snapshots of before chunks.
    List<Integer> whole(UUID profile) {
        return jdbc.sql("SELECT number FROM snapshot WHERE profile_id = :profile AND content IS NOT NULL")
                .param("profile", profile)
                .query(Integer.class)
                .list();
    }

    /// Puts chunks in the place of a whole archive.
    void exchange(UUID id, List<ChunkId> chunks, byte[] sealedManifest, long bytes) {
        jdbc.sql("""
            UPDATE snapshot
               SET chunks = :chunks, sealed_manifest = :manifest, bytes = :bytes,
                   content = NULL, sha256 = NULL, manifest = NULL
             WHERE id = :id AND content IS NOT NULL
            """)
                .param("chunks", hashes(chunks))
                .param("manifest", sealedManifest)
                .param("bytes", bytes)
                .param("id", id)
                .update();
    }

    int delete(UUID profile, List<Integer> numbers) {
        return jdbc.sql("DELETE FROM snapshot WHERE profile_id = :profile AND number = ANY (:numbers::int[])")
                .param("profile", profile)
                .param("numbers", numbers.toArray(Integer[]::new))
                .update();
    }

    /// Every chunk that a snapshot of the profile names.
    Set<ChunkId> named(UUID profile) {
        return jdbc
                .sql("SELECT DISTINCT unnest(chunks) FROM snapshot WHERE profile_id = :profile")
                .param("profile", profile)
                .query(byte[].class)
                .list()
                .stream()
                .map(ChunkId::of)
                .collect(Collectors.toSet());
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        Array chunks = row.getArray("chunks");
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                chunks == null
                        ? new Stored.Whole(row.getBytes("content"), row.getBytes("sha256"), row.getString("manifest"))
                        : new Stored.Chunks(
                                ids(chunks),
                                row.getBytes("sealed_manifest"),
                                row.getInt("tabs"),
                                row.getLong("bytes")));
    }

    private static List<ChunkId> ids(@Nullable Array chunks) throws SQLException {
        return chunks == null
                ? List.of()
                : Stream.of((byte[][]) chunks.getArray()).map(ChunkId::of).toList();
    }

    private static byte[][] hashes(List<ChunkId> ids) {
        return ids.stream().map(ChunkId::bytes).toArray(byte[][]::new);
    }
}
