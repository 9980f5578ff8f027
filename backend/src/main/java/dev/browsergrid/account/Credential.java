package dev.browsergrid.account;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/// What a request proved its viewer with. It can end at any time; `LiveCredentials` tells what outlives a request.
public sealed interface Credential extends Serializable {
    /// Signed in with a password on some device.
    record Login(UUID id) implements Credential {}

    /// An API token with its scopes.
    record Token(UUID id, Set<Scope> scopes) implements Credential {
        public Token {
            scopes = Set.copyOf(scopes);
        }
    }

    UUID id();

    /// Whether it lets its owner use all the rights they have.
    default boolean whole() {
        return switch (this) {
            case Login _ -> true;
            case Token(var _, var scopes) -> scopes.contains(Scope.ADMIN);
        };
    }

    /// Whether it may be used for what this scope is about.
    default boolean allows(Scope scope) {
        return switch (this) {
            case Login _ -> true;
            case Token(var _, var scopes) -> whole() || scopes.contains(scope);
        };
    }
}
