package dev.browsergrid.cua;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.browsergrid.platform.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Which run a request started, by the key its sender gave it: sent again, it is the same run. A key is
/// its owner's, and remembered for as long as its run is there. Values of secrets are no part of what is
/// compared: a hash of a short one would be as good as the value.
@Repository
class RequestKeys {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    // the same content is written the same way
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JdbcClient jdbc;
    private final InstantSource clock;

    RequestKeys(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(String content, UUID runId) {}

    /// The key a header holds.
    ///
    /// @throws Problem `idempotency_key_invalid`
    static Optional<String> key(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(header.strip()).matches()) {
            throw Problem.invalid(
                    "idempotency_key_invalid",
                    "Idempotency-Key has 1 to 255 characters of ASCII, none of them a space.");
        }
        return Optional.of(header.strip());
    }

    /// The run that was started with this key. Until the caller's transaction ends, nobody else learns
    /// of the key.
    ///
    /// @throws Problem `idempotency_key_reused` when something else was asked for with it
    Optional<UUID> find(UUID owner, String key, CuaRequest request) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:turn, 0))")
                .param("turn", "request " + key + " of " + owner)
                .query()
                .singleRow();
        Optional<Known> known = jdbc.sql(
                        "SELECT content, run_id FROM run_request WHERE owner_id = :owner AND key = :key")
                .param("owner", owner)
                .param("key", key)
                .query((row, _) -> new Known(row.getString("content"), row.getObject("run_id", UUID.class)))
                .optional();
        if (known.filter(other -> !other.content().equals(hash(request))).isPresent()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "idempotency_key_reused",
                    "Another request was sent with this Idempotency-Key; take a new one for each.");
        }
        return known.map(Known::runId);
    }

    void remember(UUID owner, String key, CuaRequest request, UUID run) {
        jdbc.sql("""
            INSERT INTO run_request (owner_id, key, content, run_id, created_at)
            VALUES (:owner, :key, :content, :run, :now)
            """)
                .param("owner", owner)
                .param("key", key)
                .param("content", hash(request))
                .param("run", run)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static String hash(CuaRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(JSON.writeValueAsString(request).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
