package dev.browsergrid.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.browsergrid.platform.Problem;
import java.util.Arrays;
import java.util.Locale;

/// What an API token may be used for. `account.web.ScopeRules` says which requests each one opens.
public enum Scope {
    /// Reading whatever its owner may read.
    READ,
    /// Claiming browsers and using sessions.
    CONNECT,
    /// Chats, runs and what belongs to them.
    CUA,
    /// All that its owner may do.
    ADMIN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope of this word.
    ///
    /// @throws Problem `scope_unknown`
    @JsonCreator
    public static Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "scope_unknown",
                        "A token's scopes are read, connect, cua and admin; there is no " + word + "."));
    }
}
