package dev.browsergrid.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a person may do: admins also run the grid.
public enum Role {
    ADMIN,
    USER;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
