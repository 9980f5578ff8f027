package dev.browsergrid.account.admin;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.person.Registration;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What admins can switch while the server runs.
@RestController
@RequestMapping("/api/v1/settings")
@Tag(name = "users")
class SettingsController {
    private final Registration registration;

    SettingsController(Registration registration) {
        this.registration = registration;
    }

    record Settings(boolean selfRegistration) {}

    record SettingsChange(@Nullable Boolean selfRegistration) {}

    @GetMapping
    @Operation(operationId = "getSettings", summary = "The settings")
    Settings get(@AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        return new Settings(registration.open());
    }

    @PutMapping
    @Operation(operationId = "updateSettings", summary = "Change the settings")
    Settings update(@RequestBody SettingsChange change, @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        if (change.selfRegistration() == null) {
            throw Problem.invalid("setting_missing", "Say whether self_registration is true or false.");
        }
        registration.set(change.selfRegistration());
        return new Settings(registration.open());
    }
}
