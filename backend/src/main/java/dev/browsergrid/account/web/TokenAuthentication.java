package dev.browsergrid.account.web;

import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.Credential;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.limit.Attempts;
import dev.browsergrid.account.token.Tokens;
import dev.browsergrid.account.token.Tokens.Bearer;
import dev.browsergrid.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Decides whether a token lets a request in.
@Component
class TokenAuthentication {
    private final Tokens tokens;
    private final Attempts attempts;
    private final ClientAddress addresses;

    TokenAuthentication(Tokens tokens, Attempts attempts, ClientAddress addresses) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.addresses = addresses;
    }

    /// The token's owner.
    ///
    /// @throws Problem `bad_token`, `insufficient_scope` or `too_many_attempts`
    Viewer authenticate(String secret, HttpServletRequest request) {
        Bearer bearer = attempts.secret(addresses.of(request), () -> tokens.bearer(secret))
                .orElseThrow(() -> new Problem(
                        HttpStatus.UNAUTHORIZED,
                        "bad_token",
                        "This token does not exist, has expired or was revoked."));
        Viewer viewer = bearer.viewer();
        if (viewer.credential() instanceof Credential.Token(var _, var scopes)
                && !ScopeRules.allow(request.getMethod(), request.getRequestURI(), scopes)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "insufficient_scope",
                    "This token may not do that; it has the scopes " + words(scopes) + ".");
        }
        if (bearer.unnoted()) {
            tokens.used(viewer.credential().id());
        }
        return viewer;
    }

    private static String words(Set<Scope> scopes) {
        return scopes.isEmpty()
                ? "of nothing"
                : String.join(", ", scopes.stream().sorted().map(Scope::word).toList());
    }
}
