package dev.browsergrid.account.person;

import dev.browsergrid.account.AccessSettings;
import dev.browsergrid.account.token.TokenSecret;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Links that let somebody choose a password, once, within seven days. Only a hash of the secret is stored, and it is in
/// the part of the address that browsers do not send.
@Repository
public class OneTimeLinks {
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AccessSettings settings;

    OneTimeLinks(JdbcClient jdbc, InstantSource clock, AccessSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /// A new link for this person; one made before stops working.
    public String create(UUID accountId) {
        String secret = TokenSecret.next();
        jdbc.sql("""
            INSERT INTO one_time_link (hash, account_id, expires_at) VALUES (:hash, :account, :expires)
            ON CONFLICT (account_id) DO UPDATE SET hash = :hash, expires_at = :expires
            """)
                .param("hash", TokenSecret.hash(secret))
                .param("account", accountId)
                .param("expires", Timestamp.from(clock.instant().plus(GOOD_FOR)))
                .update();
        return origin() + "/welcome#" + secret;
    }

    /// Uses a link up. Answers whose it was; of two who use it at once, one gets an answer.
    public Optional<UUID> use(String secret) {
        return jdbc.sql("DELETE FROM one_time_link WHERE hash = :hash AND expires_at > :now RETURNING account_id")
                .param("hash", TokenSecret.hash(secret))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /// As the admin who makes the link reaches the server, unless the settings know better.
    private String origin() {
        return settings.publicUrl()
                .map(URI::toString)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() ->
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
    }
}
