package dev.browsergrid.run;

import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.ProfileKey;
import dev.browsergrid.profiles.seal.SealedException;
import dev.browsergrid.profiles.seal.WrappedKey;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The secrets of runs that are not over, sealed. Each run's have a key of their own, which opens for
/// this run and its owner alone.
@Repository
class RunSecrets {
    private static final TypeReference<List<RunSecret>> SECRETS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final KeyRing keys;

    RunSecrets(JdbcClient jdbc, KeyRing keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    void keep(UUID run, UUID owner, List<RunSecret> secrets) {
        if (secrets.isEmpty()) {
            return;
        }
        ProfileKey key = ProfileKey.create();
        WrappedKey wrapped = keys.wrap(key, about(run, owner));
        jdbc.sql("""
            INSERT INTO run_secret (run_id, master_key_id, wrapped, sealed) VALUES (:run, :master, :wrapped, :sealed)
            """)
                .param("run", run)
                .param("master", wrapped.masterKeyId())
                .param("wrapped", wrapped.bytes())
                .param("sealed", key.seal(JsonMapper.shared().writeValueAsBytes(secrets), about(run, owner)))
                .update();
    }

    /// Those of a run; none once it is over.
    List<RunSecret> of(UUID run) {
        return jdbc.sql("""
            SELECT s.master_key_id, s.wrapped, s.sealed, r.owner_id
              FROM run_secret s JOIN run r ON r.id = s.run_id
             WHERE s.run_id = :run
            """)
                .param("run", run)
                .query((row, _) -> opened(
                        new WrappedKey(row.getString("master_key_id"), row.getBytes("wrapped")),
                        row.getBytes("sealed"),
                        about(run, row.getObject("owner_id", UUID.class))))
                .optional()
                .orElse(List.of());
    }

    private List<RunSecret> opened(WrappedKey key, byte[] sealed, String about) {
        try {
            return JsonMapper.shared().readValue(keys.unwrap(key, about).open(sealed, about), SECRETS);
        } catch (SealedException unreadable) {
            throw new IllegalStateException("the " + about + " cannot be read here", unreadable);
        }
    }

    /// Nobody has a use for them any more.
    void erase(UUID run) {
        jdbc.sql("DELETE FROM run_secret WHERE run_id = :run").param("run", run).update();
    }

    private static String about(UUID run, UUID owner) {
        return "secrets of run " + run + " of " + owner;
    }
}
