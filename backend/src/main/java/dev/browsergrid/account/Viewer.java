package dev.browsergrid.account;

import dev.browsergrid.platform.Problem;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/// The person on whose behalf a request runs, as the database knows them at its start, and what proved it. Queries for
/// somebody's things take a `Reach` instead.
public record Viewer(UUID id, String email, Role role, Credential credential) implements Principal, Serializable {
    private static final long serialVersionUID = 2;

    /// Whether the request may use an admin's rights: a token needs the scope for it too.
    public boolean admin() {
        return role == Role.ADMIN && credential.whole();
    }

    /// @throws Problem `forbidden`, unless `admin`
    public void requireAdmin() {
        if (!admin()) {
            throw adminsOnly();
        }
    }

    static Problem adminsOnly() {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", "Only an admin may do that.");
    }

    public Person person() {
        return new Person(id, email);
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
