package dev.browsergrid.account.admin;

import dev.browsergrid.account.Role;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.login.Ended;
import dev.browsergrid.account.login.Logins;
import dev.browsergrid.account.person.Accounts;
import dev.browsergrid.account.person.EmailRules;
import dev.browsergrid.account.person.OneTimeLinks;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// People, for admins.
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "users")
class UserController {
    private static final int LARGEST_PAGE = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Users users;
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final Logins logins;

    UserController(Users users, Accounts accounts, OneTimeLinks links, Logins logins) {
        this.users = users;
        this.accounts = accounts;
        this.links = links;
        this.logins = logins;
    }

    record UserPage(List<User> data, @Nullable String nextCursor) {}

    record Invitation(@Nullable String email, @Nullable Role role) {}

    /// The link is a secret: whoever has it first chooses the password.
    record InvitedUser(User user, String link) {
        @Override
        public String toString() {
            return "InvitedUser[" + user + "]";
        }
    }

    record UserChange(@Nullable Role role, @Nullable Boolean disabled) {}

    record ResetLink(String link) {
        @Override
        public String toString() {
            return "ResetLink[]";
        }
    }

    @GetMapping
    @Operation(operationId = "listUsers", summary = "Everybody, the first ones first")
    UserPage list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<User> found = users.list(query.strip(), Objects.requireNonNullElse(cursor, BEFORE_ALL), size + 1);
        return found.size() <= size
                ? new UserPage(found, null)
                : new UserPage(
                        found.subList(0, size), found.get(size - 1).id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(operationId = "inviteUser", summary = "Invite somebody; the answer has a link for them, good once")
    public ResponseEntity<InvitedUser> invite(
            @RequestBody Invitation invitation, @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        UUID id = accounts.add(
                EmailRules.check(invitation.email()), null, Objects.requireNonNullElse(invitation.role(), Role.USER));
        InvitedUser invited = new InvitedUser(users.get(id), links.create(id));
        return ResponseEntity.created(URI.create("/api/v1/users/" + id)).body(invited);
    }

    @PatchMapping("/{id}")
    @Operation(operationId = "updateUser", summary = "Change somebody's role, disable or enable them")
    User update(@PathVariable UUID id, @RequestBody UserChange change, @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        User updated = users.update(id, Optional.ofNullable(change.role()), Optional.ofNullable(change.disabled()));
        if (Boolean.TRUE.equals(change.disabled())) {
            logins.endAll(id);
        }
        return updated;
    }

    @PostMapping("/{id}/reset")
    @Operation(operationId = "resetUser", summary = "A link with which somebody can choose a new password, good once")
    ResetLink reset(@PathVariable UUID id, @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        return new ResetLink(links.create(known(id)));
    }

    @PostMapping("/{id}/sign-out")
    @Operation(operationId = "signOutUser", summary = "Sign somebody out on every device")
    Ended signOut(@PathVariable UUID id, @AuthenticationPrincipal Viewer viewer) {
        viewer.requireAdmin();
        return new Ended(logins.endAll(known(id)));
    }

    private UUID known(UUID id) {
        return accounts.find(id).orElseThrow(Problem::notFound).id();
    }
}
