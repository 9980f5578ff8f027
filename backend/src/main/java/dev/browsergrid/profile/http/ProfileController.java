package dev.browsergrid.profile.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.ProfileEdits;
import dev.browsergrid.profile.ProfileEdits.Fields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Profiles: making, describing and deleting them.
@RestController
@RequestMapping("/api/v1/profiles")
@Tag(name = "profiles")
class ProfileController {
    private static final int LARGEST_PAGE = 100;

    private final ProfileQueries queries;
    private final ProfileEdits edits;

    ProfileController(ProfileQueries queries, ProfileEdits edits) {
        this.queries = queries;
        this.edits = edits;
    }

    record ProfilePage(List<ProfileView> data, @Nullable String nextCursor) {}

    record NewProfile(
            String name,
            @Nullable String description,
            @Nullable Integer keepLast,
            @Nullable Integer keepDays) {}

    /// A JSON merge patch: what is not mentioned stays, null sets the default.
    record ProfileChange(
            @Nullable String name,
            @Nullable String description,
            @Nullable Integer keepLast,
            @Nullable Integer keepDays) {}

    @GetMapping
    @Operation(operationId = "listProfiles", summary = "Your profiles, the newest first; those of chats are not listed")
    ProfilePage list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Reach reach) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<ProfileView> found =
                queries.list(reach, query, Optional.ofNullable(cursor).map(ProfileController::id), size + 1);
        List<ProfileView> page = found.stream().limit(size).toList();
        return new ProfilePage(page, found.size() > size ? page.getLast().id().toString() : null);
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor_invalid", "This cursor is not one this server gave out.");
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createProfile", summary = "Make an empty profile; names are unique among yours")
    ResponseEntity<ProfileView> create(@RequestBody NewProfile wish, Reach reach) {
        UUID id = edits.create(
                new Fields(
                        Objects.requireNonNullElse(wish.name(), ""),
                        Objects.requireNonNullElse(wish.description(), ""),
                        Optional.ofNullable(wish.keepLast()),
                        Optional.ofNullable(wish.keepDays())),
                reach);
        return ResponseEntity.created(URI.create("/api/v1/profiles/" + id)).body(get(id, reach));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getProfile", summary = "One profile")
    ProfileView get(@PathVariable UUID id, Reach reach) {
        return queries.require(id, reach);
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateProfile",
            summary = "Rename or describe a profile, or say which of its snapshots are kept",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProfileChange.class))))
    ProfileView update(@PathVariable UUID id, @RequestBody JsonNode change, Reach reach) {
        ProfileView now = queries.require(id, reach);
        edits.update(
                id,
                new Fields(
                        text(change, "name", now.name()),
                        text(change, "description", now.description()),
                        number(change, "keep_last", now.keepLast()),
                        number(change, "keep_days", now.keepDays())));
        return get(id, reach);
    }

    private static String text(JsonNode change, String name, String now) {
        return change.has(name) ? change.path(name).asString("") : now;
    }

    private static Optional<Integer> number(JsonNode change, String name, @Nullable Integer now) {
        JsonNode given = change.path(name);
        if (given.isMissingNode()) {
            return Optional.ofNullable(now);
        }
        if (given.isNull()) {
            return Optional.empty();
        }
        return Optional.of(given.asInt(0));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteProfile",
            summary = "Destroy a profile's key: nothing that was saved of it can be read again")
    void delete(@PathVariable UUID id, Reach reach) {
        queries.require(id, reach);
        edits.delete(id);
    }
}
