package dev.browsergrid.account.login;

import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.SignInRefused;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.limit.Attempts;
import dev.browsergrid.account.person.Accounts;
import dev.browsergrid.account.person.StoredAccount;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
    private final SignIn signIn;
    private final Logins logins;
    private final Attempts attempts;
    private final ClientAddress addresses;
    private final ApplicationEventPublisher events;

    LoginController(
            Accounts accounts,
            SignIn signIn,
            Logins logins,
            Attempts attempts,
            ClientAddress addresses,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.logins = logins;
        this.attempts = attempts;
        this.addresses = addresses;
        this.events = events;
    }

    record Credentials(@Nullable String email, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    @PostMapping("/login")
    @Operation(operationId = "login", summary = "Sign in; the answer sets the session cookie")
    Me login(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        String email = Objects.requireNonNullElse(credentials.email(), "").strip();
        String password = Objects.requireNonNullElse(credentials.password(), "");
        Optional<StoredAccount> account = accounts.findByEmail(email);
        try {
            attempts.signIn(email, addresses.of(request), () -> accounts.passwordMatches(account, password));
        } catch (Problem e) {
            refused(account, request);
            throw e;
        }
        return Me.of(signIn.begin(
                account.filter(StoredAccount::active).orElseThrow(() -> {
                    refused(account, request);
                    return new Problem(
                            HttpStatus.FORBIDDEN,
                            "account_disabled",
                            "This account is disabled; an admin can say why.");
                }),
                request,
                response));
    }

    private void refused(Optional<StoredAccount> account, HttpServletRequest request) {
        events.publishEvent(new SignInRefused(
                account.map(StoredAccount::id).orElse(null),
                addresses.of(request),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "")));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "logout", summary = "Sign out on this device; a token stays good")
    void logout(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
        logins.end(viewer.id(), viewer.credential().id());
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    @GetMapping("/me")
    @Operation(operationId = "me", summary = "Who is signed in")
    Me me(@AuthenticationPrincipal Viewer viewer) {
        return Me.of(viewer);
    }
}
