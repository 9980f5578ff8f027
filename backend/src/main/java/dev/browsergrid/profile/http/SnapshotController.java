package dev.browsergrid.profile.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Audited;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.ProfileEdits;
import dev.browsergrid.profile.ProfileEdits.Fields;
import dev.browsergrid.profile.ProfileImport;
import dev.browsergrid.profile.Snapshot;
import dev.browsergrid.profile.SnapshotInfo;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.profile.fork.Forks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The snapshots of a profile: what there is, what changed, and what can be made of one.
@RestController
@RequestMapping("/api/v1/profiles/{id}")
@Tag(name = "profiles")
class SnapshotController {
    private static final String ZSTD = "application/zstd";

    private final ProfileQueries queries;
    private final ProfileEdits edits;
    private final Forks forks;
    private final ProfileImport imports;
    private final Snapshots snapshots;
    private final SnapshotDiffs diffs;

    SnapshotController(
            ProfileQueries queries,
            ProfileEdits edits,
            Forks forks,
            ProfileImport imports,
            Snapshots snapshots,
            SnapshotDiffs diffs) {
        this.queries = queries;
        this.edits = edits;
        this.forks = forks;
        this.imports = imports;
        this.snapshots = snapshots;
        this.diffs = diffs;
    }

    record SnapshotList(List<SnapshotInfo> data) {}

    record SnapshotRestore(int number) {}

    /// `number` is a snapshot's; left out it is the newest.
    record ProfileFork(
            String name,
            @Nullable String description,
            @Nullable Integer number) {}

    @GetMapping("/snapshots")
    @Operation(operationId = "listSnapshots", summary = "A profile's snapshots, the newest first")
    SnapshotList list(@PathVariable UUID id, Reach reach) {
        queries.require(id, reach);
        return new SnapshotList(snapshots.list(id));
    }

    @GetMapping("/diff")
    @Operation(
            operationId = "diffSnapshots",
            summary = "What changed from one snapshot to another: cookies, storage keys and tabs, never values")
    SnapshotDiff diff(@PathVariable UUID id, @RequestParam int from, @RequestParam int to, Reach reach) {
        queries.require(id, reach);
        return diffs.between(id, from, to);
    }

    @PostMapping("/restore")
    @Operation(operationId = "restoreSnapshot", summary = "Make an older snapshot the newest again")
    SnapshotInfo restore(@PathVariable UUID id, @RequestBody SnapshotRestore wish, Reach reach) {
        queries.require(id, reach);
        return info(id, edits.restore(id, wish.number()));
    }

    @PostMapping("/fork")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "forkProfile", summary = "Make a new profile, with a key of its own, from a snapshot")
    ResponseEntity<ProfileView> fork(@PathVariable UUID id, @RequestBody ProfileFork wish, Reach reach) {
        queries.require(id, reach);
        UUID fork = forks.fork(
                id,
                Optional.ofNullable(wish.number()),
                new Fields(
                        Objects.requireNonNullElse(wish.name(), ""),
                        Objects.requireNonNullElse(wish.description(), ""),
                        Optional.empty(),
                        Optional.empty()),
                reach);
        return ResponseEntity.created(URI.create("/api/v1/profiles/" + fork))
                .body(queries.require(fork, Reach.own(reach.viewer())));
    }

    @GetMapping("/export")
    @Audited
    @Operation(
            operationId = "exportProfile",
            summary = "A snapshot, the newest unless said otherwise, as a plain archive (tar in zstd)",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = ZSTD, schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Resource> export(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer number, Reach reach) {
        ProfileView profile = queries.require(id, reach);
        Snapshot snapshot = snapshots.find(id, Optional.ofNullable(number)).orElseThrow(Problem::notFound);
        String file = profile.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-" + snapshot.number() + ".tar.zst";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZSTD))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(snapshot.archive()));
    }

    @PostMapping("/import")
    @Operation(
            operationId = "importProfile",
            summary = "Make an archive (tar in zstd, as exported) the profile's next snapshot",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    SnapshotInfo take(@PathVariable UUID id, HttpServletRequest request, Reach reach) throws IOException {
        queries.require(id, reach);
        return info(id, imports.take(id, request.getInputStream()));
    }

    private SnapshotInfo info(UUID id, int number) {
        return snapshots.list(id).stream()
                .filter(snapshot -> snapshot.number() == number)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }
}
