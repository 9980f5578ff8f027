package dev.browsergrid.account.login;

import dev.browsergrid.account.Credential;
import dev.browsergrid.account.Role;
import dev.browsergrid.account.Viewer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whose request it is by its session cookie, read anew each time: a changed role or a disabled account counts at once.
@Repository
public class Viewers {
    private final JdbcClient jdbc;

    Viewers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String email, Role role, UUID login) {}

    /// The person signed in with this session, unless they were disabled.
    public Optional<Viewer> ofSession(String sessionId) {
        return jdbc.sql("""
            SELECT a.id, a.email, a.role, l.primary_id::uuid AS login
              FROM login l JOIN account a ON a.id = l.principal_name::uuid
             WHERE l.session_id = :session AND a.disabled_at IS NULL
            """)
                .param("session", sessionId)
                .query(Row.class)
                .optional()
                .map(row -> new Viewer(row.id(), row.email(), row.role(), new Credential.Login(row.login())));
    }
}
