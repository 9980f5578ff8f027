package dev.browsergrid.account.login;

import dev.browsergrid.account.CredentialsChanged;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Where people are signed in, on whichever server, and the end of that. A deleted row is a session no server knows any
/// more: Spring Session reads the row with every request and never writes one back that is gone.
@Repository
public class Logins {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Logins(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /// Those that have not run out, the last used first. `current` is the one that asks.
    List<Login> list(UUID accountId, UUID current) {
        return jdbc.sql("""
            SELECT primary_id::uuid AS id, coalesce(device, 'Unknown program') AS device, coalesce(ip, '') AS ip,
                   creation_time, last_access_time
              FROM login WHERE principal_name = :account AND expiry_time > :now
             ORDER BY last_access_time DESC, primary_id
            """)
                .param("account", accountId.toString())
                .param("now", clock.millis())
                .query((row, _) -> new Login(
                        row.getObject("id", UUID.class),
                        row.getString("device"),
                        row.getString("ip"),
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time")),
                        row.getObject("id", UUID.class).equals(current)))
                .list();
    }

    /// Ends one. Answers whether it was this person's.
    @Transactional
    public boolean end(UUID accountId, UUID id) {
        int ended = jdbc.sql("DELETE FROM login WHERE principal_name = :account AND primary_id = :id")
                .param("account", accountId.toString())
                .param("id", id.toString())
                .update();
        events.publishEvent(new CredentialsChanged());
        return ended == 1;
    }

    /// Ends all of a person's. Answers how many.
    @Transactional
    public int endAll(UUID accountId) {
        return endAllBut(accountId, new UUID(0, 0));
    }

    /// Ends all of a person's but one. Answers how many.
    @Transactional
    public int endAllBut(UUID accountId, UUID kept) {
        int ended = jdbc.sql("DELETE FROM login WHERE principal_name = :account AND primary_id <> :kept")
                .param("account", accountId.toString())
                .param("kept", kept.toString())
                .update();
        events.publishEvent(new CredentialsChanged());
        return ended;
    }
}
