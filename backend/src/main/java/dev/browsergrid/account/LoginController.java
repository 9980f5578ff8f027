package dev.browsergrid.account;

import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, and who one is.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "account")
class LoginController {
    private final Accounts accounts;
    private final SecurityContextRepository contexts;

    LoginController(Accounts accounts, SecurityContextRepository contexts) {
        this.accounts = accounts;
        this.contexts = contexts;
    }

    record Credentials(@Nullable String email, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    record Me(UUID id, String email, Role role) {
        static Me of(Viewer viewer) {
            return new Me(viewer.id(), viewer.email(), viewer.role());
        }
    }

    @PostMapping("/login")
    @Operation(operationId = "login", summary = "Sign in; the answer sets the session cookie")
    Me login(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        String email = credentials.email() == null ? "" : credentials.email().strip();
        String password = credentials.password() == null ? "" : credentials.password();
        Viewer viewer = accounts.signIn(email, password)
                .orElseThrow(() -> new Problem(
                        HttpStatus.UNAUTHORIZED, "bad_credentials", "This e-mail and password do not match."));
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(viewer));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return Me.of(viewer);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "logout", summary = "Sign out on this device")
    void logout(HttpServletRequest request) throws ServletException {
        request.logout();
    }

    @GetMapping("/me")
    @Operation(operationId = "me", summary = "Who is signed in")
    Me me(@AuthenticationPrincipal Viewer viewer) {
        return Me.of(viewer);
    }

    private static Authentication authentication(Viewer viewer) {
        return UsernamePasswordAuthenticationToken.authenticated(
                viewer,
                null,
                AuthorityUtils.createAuthorityList("ROLE_" + viewer.role().name()));
    }
}
