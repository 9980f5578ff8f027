package dev.browsergrid.account.login;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The devices one is signed in on.
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "account")
class LoginsController {
    private final Logins logins;

    LoginsController(Logins logins) {
        this.logins = logins;
    }

    record LoginList(List<Login> data) {}

    @GetMapping("/logins")
    @Operation(operationId = "listLogins", summary = "Where you are signed in, the last used first")
    LoginList list(@AuthenticationPrincipal Viewer viewer) {
        return new LoginList(logins.list(viewer.id(), viewer.credential().id()));
    }

    @DeleteMapping("/logins/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endLogin", summary = "Sign out on one device")
    void end(@PathVariable UUID id, @AuthenticationPrincipal Viewer viewer) {
        if (!logins.end(viewer.id(), id)) {
            throw Problem.notFound();
        }
    }

    @PostMapping("/sign-out-everywhere")
    @Operation(
            operationId = "signOutEverywhere",
            summary = "Sign out on every device, this one included; API tokens stay good")
    Ended signOutEverywhere(@AuthenticationPrincipal Viewer viewer) {
        return new Ended(logins.endAll(viewer.id()));
    }
}
