package dev.browsergrid.pool;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Each lease's secret: 122 random bits that open its browser to whoever knows them, and end with the lease.
@Repository
public class LeaseSecrets {
    private final JdbcClient jdbc;

    LeaseSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The secret of the lease that runs for a session.
    public Optional<UUID> ofSession(UUID sessionId) {
        return jdbc.sql("SELECT secret FROM lease WHERE session_id = :session AND ended_at IS NULL")
                .param("session", sessionId)
                .query(UUID.class)
                .optional();
    }

    /// The lease that runs for a session, given its secret.
    public Optional<Lease> running(UUID sessionId, UUID secret) {
        return jdbc.sql("""
            SELECT * FROM lease WHERE session_id = :session AND secret = :secret AND ended_at IS NULL
            """)
                .param("session", sessionId)
                .param("secret", secret)
                .query(Leases::read)
                .optional();
    }
}
