package dev.browsergrid.account.person;

import dev.browsergrid.account.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `account`. Without a password the person was invited and has not come yet.
public record StoredAccount(
        UUID id,
        String email,
        Role role,
        @Nullable String passwordHash,
        @Nullable Instant disabledAt) {
    public boolean active() {
        return disabledAt == null;
    }

    @Override
    public String toString() {
        return "StoredAccount[" + id + "]";
    }
}
