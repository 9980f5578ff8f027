package dev.browsergrid.account.login;

import dev.browsergrid.account.Credential;
import dev.browsergrid.account.Role;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who a request is by, and by what credential. Only tokens have scopes.
record Me(
        UUID id,
        String email,
        Role role,

        @Schema(allowableValues = {"login", "token"}) String via,

        @Nullable List<Scope> scopes) {

    static Me of(Viewer viewer) {
        return switch (viewer.credential()) {
            case Credential.Login _ -> new Me(viewer.id(), viewer.email(), viewer.role(), "login", null);
            case Credential.Token(var _, var scopes) ->
                new Me(
                        viewer.id(),
                        viewer.email(),
                        viewer.role(),
                        "token",
                        scopes.stream().sorted().toList());
        };
    }
}
