package dev.browsergrid.account;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/// The person on whose behalf a request runs. Queries for somebody's things take its `id`.
public record Viewer(UUID id, String email, Role role) implements Principal, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return id.toString();
    }
}
