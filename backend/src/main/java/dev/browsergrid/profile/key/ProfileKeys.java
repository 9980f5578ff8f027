package dev.browsergrid.profile.key;

import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.ProfileKey;
import dev.browsergrid.profiles.seal.SealedException;
import dev.browsergrid.profiles.seal.WrappedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys of profiles, wrapped by a master key. None is kept in memory for longer than it is used, so a deleted one
/// is gone everywhere at once.
@Repository
public class ProfileKeys {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final KeyRing ring;

    public ProfileKeys(JdbcClient jdbc, InstantSource clock, KeyRing ring) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ring = ring;
    }

    /// The profile's key, made when it has none yet. Fails as the database does when there is no such profile.
    public ProfileKey forSealing(UUID profile) throws SealedException {
        Optional<WrappedKey> stored = find(profile);
        if (stored.isEmpty()) {
            WrappedKey fresh = ring.wrap(ProfileKey.create(), profile.toString());
            jdbc.sql("""
                INSERT INTO profile_key (profile_id, master_key_id, wrapped, created_at)
                VALUES (:profile, :master, :wrapped, :now)
                ON CONFLICT (profile_id) DO NOTHING
                """)
                    .param("profile", profile)
                    .param("master", fresh.masterKeyId())
                    .param("wrapped", fresh.bytes())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        return forOpening(profile);
    }

    /// The profile's key.
    ///
    /// @throws SealedException also when it has been destroyed
    public ProfileKey forOpening(UUID profile) throws SealedException {
        return ring.unwrap(find(profile).orElseThrow(SealedException::keyDestroyed), profile.toString());
    }

    /// Wraps the profile's key by the current master key, unless it is.
    public void rotate(UUID profile) throws SealedException {
        Optional<WrappedKey> stored = find(profile);
        if (stored.isEmpty()) {
            return;
        }
        Optional<WrappedKey> again = ring.rewrap(stored.get(), profile.toString());
        again.ifPresent(wrapped -> jdbc.sql("""
            UPDATE profile_key SET master_key_id = :master, wrapped = :wrapped
             WHERE profile_id = :profile AND master_key_id = :before
            """)
                .param("master", wrapped.masterKeyId())
                .param("wrapped", wrapped.bytes())
                .param("profile", profile)
                .param("before", stored.get().masterKeyId())
                .update());
    }

    /// The profiles whose key is wrapped by an older master key that is at hand.
    public List<UUID> outdated() {
        return jdbc.sql("""
            SELECT profile_id FROM profile_key
             WHERE master_key_id <> :current AND master_key_id = ANY (:known::text[])
            """)
                .param("current", ring.current().id())
                .param("known", ring.all().stream().map(key -> key.id()).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    private Optional<WrappedKey> find(UUID profile) {
        return jdbc.sql("SELECT master_key_id, wrapped FROM profile_key WHERE profile_id = :profile")
                .param("profile", profile)
                .query(ProfileKeys::read)
                .optional();
    }

    private static WrappedKey read(ResultSet row, int number) throws SQLException {
        return new WrappedKey(row.getString("master_key_id"), row.getBytes("wrapped"));
    }
}
