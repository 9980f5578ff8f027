package dev.browsergrid.profile;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.profiles.seal.MasterKey;
import dev.browsergrid.profiles.seal.Sealed;
import dev.browsergrid.profiles.state.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Profiles and their snapshots. A snapshot is stored sealed and never changed.
@Repository
public class Profiles {
    private static final int KEPT = 10;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final MasterKey masterKey;

    Profiles(JdbcClient jdbc, InstantSource clock, MasterKey masterKey) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.masterKey = masterKey;
    }

    public UUID create(UUID ownerId, String name) {
        UUID id = Ids.next();
        jdbc.sql("INSERT INTO profile (id, owner_id, name, created_at) VALUES (:id, :owner, :name, :now)")
                .param("id", id)
                .param("owner", ownerId)
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    public boolean isOwnedBy(UUID id, UUID ownerId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM profile WHERE id = :id AND owner_id = :owner)")
                .param("id", id)
                .param("owner", ownerId)
                .query(Boolean.class)
                .single();
    }

    /// Forgets the profile with all its snapshots.
    public void delete(UUID id) {
        jdbc.sql("DELETE FROM profile WHERE id = :id").param("id", id).update();
    }

    /// A stream that seals what is written to it for this profile. Close it before storing what `out` received.
    public OutputStream seal(UUID profileId, OutputStream out) throws IOException {
        return Sealed.seal(out, masterKey, profileId.toString());
    }

    /// Stores a sealed archive as the profile's next snapshot. The caller's transaction decides whether it counts.
    public int store(UUID profileId, UUID leaseId, Manifest manifest, byte[] sealed) {
        int number = jdbc.sql("""
            INSERT INTO snapshot (id, profile_id, number, lease_id, manifest, content, sha256, created_at)
            SELECT :id, :profile, 1 + coalesce(max(number), 0), :lease, :manifest::jsonb, :content, :sha256,
                   :now
              FROM snapshot WHERE profile_id = :profile
            RETURNING number
            """)
                .param("id", Ids.next())
                .param("profile", profileId)
                .param("lease", leaseId)
                .param("manifest", manifest.toJson())
                .param("content", sealed)
                .param("sha256", sha256(sealed))
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
        jdbc.sql("DELETE FROM snapshot WHERE profile_id = :profile AND number <= :old")
                .param("profile", profileId)
                .param("old", number - KEPT)
                .update();
        return number;
    }

    /// The newest snapshot, verified and opened; empty for a profile that was never captured.
    public Optional<Snapshot> latest(UUID profileId) {
        return jdbc.sql("""
            SELECT number, manifest, content, sha256 FROM snapshot
             WHERE profile_id = :profile ORDER BY number DESC LIMIT 1
            """)
                .param("profile", profileId)
                .query((row, _) -> open(profileId, row))
                .optional();
    }

    private Snapshot open(UUID profileId, ResultSet row) throws SQLException {
        byte[] content = row.getBytes("content");
        if (!MessageDigest.isEqual(sha256(content), row.getBytes("sha256"))) {
            throw new IllegalStateException(
                    "snapshot " + row.getInt("number") + " of profile " + profileId + " is not what was stored");
        }
        try {
            return new Snapshot(
                    row.getInt("number"),
                    Manifest.fromJson(row.getString("manifest")),
                    Sealed.open(new ByteArrayInputStream(content), List.of(masterKey), profileId.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "snapshot " + row.getInt("number") + " of profile " + profileId + " cannot be opened", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
