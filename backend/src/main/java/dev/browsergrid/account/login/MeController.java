package dev.browsergrid.account.login;

import dev.browsergrid.account.Attempts;
import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.person.Accounts;
import dev.browsergrid.account.person.EmailRules;
import dev.browsergrid.account.person.PasswordRules;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own e-mail and password. Both changes ask for the password again: a forgotten screen must not be enough.
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "account")
class MeController {
    private final Accounts accounts;
    private final Logins logins;
    private final Attempts attempts;
    private final ClientAddress addresses;

    MeController(Accounts accounts, Logins logins, Attempts attempts, ClientAddress addresses) {
        this.accounts = accounts;
        this.logins = logins;
        this.attempts = attempts;
        this.addresses = addresses;
    }

    record MeChange(@Nullable String email, @Nullable String currentPassword) {
        @Override
        public String toString() {
            return "MeChange[" + email + "]";
        }
    }

    record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    @PatchMapping
    @Operation(operationId = "updateMe", summary = "Change your e-mail")
    Me update(@RequestBody MeChange change, @AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
        String email = EmailRules.check(change.email());
        prove(viewer, change.currentPassword(), request);
        accounts.setEmail(viewer.id(), email);
        return Me.of(new Viewer(viewer.id(), email, viewer.role(), viewer.credential()));
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(operationId = "changePassword", summary = "Change your password; all other devices are signed out")
    public void changePassword(
            @RequestBody PasswordChange change, @AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
        String password = PasswordRules.check(Objects.requireNonNullElse(change.newPassword(), ""));
        prove(viewer, change.currentPassword(), request);
        accounts.setPassword(viewer.id(), password);
        logins.endAllBut(viewer.id(), viewer.credential().id());
    }

    private void prove(Viewer viewer, @Nullable String password, HttpServletRequest request) {
        try {
            attempts.signIn(
                    viewer.email(),
                    addresses.of(request),
                    () -> accounts.passwordMatches(
                            accounts.find(viewer.id()), Objects.requireNonNullElse(password, "")));
        } catch (Problem problem) {
            // 401 would say that the login itself is no good
            throw problem.status() == HttpStatus.UNAUTHORIZED
                    ? Problem.invalid("wrong_password", "This is not your current password.")
                    : problem;
        }
    }
}
