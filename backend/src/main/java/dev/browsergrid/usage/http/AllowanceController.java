package dev.browsergrid.usage.http;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.usage.Allowance;
import dev.browsergrid.usage.UsageLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How much people may use in a month: everybody reads their own, admins everybody's, and change it.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "usage")
class AllowanceController {
    private static final int MOST_MINUTES = 1_000_000;

    private final UsageLimits limits;

    AllowanceController(UsageLimits limits) {
        this.limits = limits;
    }

    record AllowanceList(List<Allowance> data) {}

    /// Either a number of minutes or none at all.
    record AllowanceChange(
            @Nullable Integer monthlyMinutes, @Nullable Boolean unlimited) {
        OptionalInt minutes() {
            boolean free = Boolean.TRUE.equals(unlimited);
            if (free != (monthlyMinutes == null)
                    || (monthlyMinutes != null && (monthlyMinutes < 0 || monthlyMinutes > MOST_MINUTES))) {
                throw Problem.invalid(
                        "allowance_invalid", "Give monthly_minutes, 0 to " + MOST_MINUTES + ", or unlimited.");
            }
            return monthlyMinutes == null ? OptionalInt.empty() : OptionalInt.of(monthlyMinutes);
        }
    }

    @GetMapping("/usage/allowance")
    @Operation(operationId = "getAllowance", summary = "How much you may use this month (UTC), and did")
    Allowance own(@AuthenticationPrincipal Viewer viewer) {
        return limits.of(viewer.id()).orElseThrow(Problem::notFound);
    }

    @GetMapping("/usage/allowances")
    @Operation(
            operationId = "listAllowances",
            summary = "The same of everybody who used something or has a limit of their own, for admins")
    AllowanceList list(@AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        return new AllowanceList(limits.all());
    }

    @PutMapping("/users/{id}/allowance")
    @Operation(operationId = "setAllowance", summary = "Give somebody a monthly limit of their own, or none")
    Allowance set(@PathVariable UUID id, @RequestBody AllowanceChange change, @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        return limits.set(id, change.minutes());
    }

    @DeleteMapping("/users/{id}/allowance")
    @Operation(operationId = "resetAllowance", summary = "Have the server's usual limit hold for somebody again")
    Allowance reset(@PathVariable UUID id, @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        return limits.reset(id);
    }
}
