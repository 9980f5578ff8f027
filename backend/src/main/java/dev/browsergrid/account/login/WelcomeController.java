package dev.browsergrid.account.login;

import dev.browsergrid.account.Attempts;
import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.Role;
import dev.browsergrid.account.person.Accounts;
import dev.browsergrid.account.person.EmailRules;
import dev.browsergrid.account.person.OneTimeLinks;
import dev.browsergrid.account.person.PasswordRules;
import dev.browsergrid.account.person.Registration;
import dev.browsergrid.account.person.StoredAccount;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How people get in who have no password yet: by a link, or by themselves where that is allowed.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "account")
class WelcomeController {
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final Registration registration;
    private final Logins logins;
    private final SignIn signIn;
    private final Attempts attempts;
    private final ClientAddress addresses;

    WelcomeController(
            Accounts accounts,
            OneTimeLinks links,
            Registration registration,
            Logins logins,
            SignIn signIn,
            Attempts attempts,
            ClientAddress addresses) {
        this.accounts = accounts;
        this.links = links;
        this.registration = registration;
        this.logins = logins;
        this.signIn = signIn;
        this.attempts = attempts;
        this.addresses = addresses;
    }

    record Welcome(@Nullable String token, @Nullable String password) {
        @Override
        public String toString() {
            return "Welcome[]";
        }
    }

    record NewAccount(@Nullable String email, @Nullable String password) {
        @Override
        public String toString() {
            return "NewAccount[" + email + "]";
        }
    }

    record RegistrationState(boolean open) {}

    @PostMapping("/welcome")
    @Operation(
            operationId = "acceptInvitation",
            summary = "Choose a password with the secret of a link; signs in, and out everywhere else")
    Me accept(@RequestBody Welcome welcome, HttpServletRequest request, HttpServletResponse response) {
        // first, so that a password that will not do does not use the link up
        String password = PasswordRules.check(Objects.requireNonNullElse(welcome.password(), ""));
        String secret = Objects.requireNonNullElse(welcome.token(), "");
        UUID id = attempts.secret(addresses.of(request), () -> links.use(secret))
                .orElseThrow(() -> new Problem(
                        HttpStatus.GONE,
                        "link_invalid",
                        "This link was used already, is too old, or never existed; ask an admin for a new one."));
        accounts.setPassword(id, password);
        logins.endAll(id);
        return Me.of(signIn.begin(
                accounts.find(id)
                        .filter(StoredAccount::active)
                        .orElseThrow(() -> new Problem(
                                HttpStatus.FORBIDDEN,
                                "account_disabled",
                                "This account is disabled; an admin can say why.")),
                request,
                response));
    }

    @GetMapping("/registration")
    @Operation(operationId = "getRegistration", summary = "Whether one can make an account oneself")
    RegistrationState registration() {
        return new RegistrationState(registration.open());
    }

    @PostMapping("/registration")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "register", summary = "Make an account, where that is allowed; signs in")
    Me register(@RequestBody NewAccount wanted, HttpServletRequest request, HttpServletResponse response) {
        if (!registration.open()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN, "registration_closed", "Accounts are made by admins here; ask one to invite you.");
        }
        String email = EmailRules.check(wanted.email());
        String password = PasswordRules.check(Objects.requireNonNullElse(wanted.password(), ""));
        attempts.count(addresses.of(request));
        UUID id = accounts.add(email, password, Role.USER);
        return Me.of(signIn.begin(accounts.find(id).orElseThrow(), request, response));
    }
}
