package dev.browsergrid.account;

import java.util.UUID;

/// A row of `account`, as far as signing in needs it.
record StoredAccount(UUID id, String email, Role role, String passwordHash) {
    Viewer viewer() {
        return new Viewer(id, email, role);
    }
}
