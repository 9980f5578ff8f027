package dev.browsergrid.account.token;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// API tokens: made, listed, revoked.
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "tokens")
class TokenController {
    private static final int LONGEST_NAME = 100;

    private final Tokens tokens;
    private final InstantSource clock;

    TokenController(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    record TokenList(List<Token> data) {}

    record TokenRequest(
            @Nullable String name, @Nullable List<Scope> scopes, @Nullable Instant expiresAt) {}

    /// The only answer that ever has the secret.
    record NewToken(Token token, String secret) {
        @Override
        public String toString() {
            return "NewToken[" + token + "]";
        }
    }

    @GetMapping
    @Operation(operationId = "listTokens", summary = "Your API tokens, the newest first")
    TokenList list(Reach reach) {
        return new TokenList(tokens.list(reach));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createToken", summary = "Make an API token; its secret is in this answer alone")
    ResponseEntity<NewToken> create(@RequestBody TokenRequest request, @AuthenticationPrincipal Viewer viewer) {
        Tokens.Made made = tokens.create(viewer.id(), name(request), scopes(request), expiry(request));
        NewToken answer = new NewToken(tokens.find(made.id()).orElseThrow(), made.secret());
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + made.id())).body(answer);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeToken", summary = "Make a token useless at once, for good")
    void revoke(@PathVariable UUID id, Reach reach) {
        if (!tokens.revoke(id, reach)) {
            throw Problem.notFound();
        }
    }

    private static String name(TokenRequest request) {
        String name = Objects.requireNonNullElse(request.name(), "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("name_invalid", "A token's name has 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static Set<Scope> scopes(TokenRequest request) {
        List<Scope> scopes = Objects.requireNonNullElse(request.scopes(), List.of());
        if (scopes.isEmpty()) {
            throw Problem.invalid("scopes_missing", "Choose at least one of read, connect, cua and admin.");
        }
        return EnumSet.copyOf(scopes);
    }

    private Optional<Instant> expiry(TokenRequest request) {
        Instant expiresAt = request.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw Problem.invalid("expiry_past", "The token would have expired already.");
        }
        return Optional.ofNullable(expiresAt);
    }
}
