package dev.browsergrid.transfer;

import dev.browsergrid.account.Reach;
import dev.browsergrid.file.FileInfo;
import dev.browsergrid.file.Files;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.Session;
import dev.browsergrid.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What sessions' browsers downloaded.
@RestController
@RequestMapping("/api/v1/sessions/{id}/downloads")
@Tag(name = "sessions")
class DownloadController {
    private final Sessions sessions;
    private final DownloadRows rows;
    private final Files files;
    private final Changes changes;

    DownloadController(Sessions sessions, DownloadRows rows, Files files, Changes changes) {
        this.sessions = sessions;
        this.rows = rows;
        this.files = files;
        this.changes = changes;
    }

    record DownloadList(List<Download> data) {}

    @GetMapping
    @Operation(operationId = "listDownloads", summary = "What the session's browsers downloaded, the newest first")
    DownloadList list(@PathVariable UUID id, Reach reach) {
        return new DownloadList(rows.list(within(id, reach).id()));
    }

    /// Pages choose what they download, so it is never shown as a page of this server.
    @GetMapping("/{download}")
    @Operation(operationId = "fetchDownload", summary = "A complete download, by id or name; ranges are answered")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> fetch(@PathVariable UUID id, @PathVariable String download, Reach reach) {
        Download found = found(id, download, reach);
        FileInfo file = Optional.ofNullable(found.fileId())
                .flatMap(stored -> files.find(stored, reach))
                .orElseThrow(() -> notThere(found));
        return ResponseEntity.ok()
                .contentType(FileNames.mediaType(file.name()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .body(files.content(file));
    }

    @DeleteMapping("/{download}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteDownload", summary = "Delete a download, by id or name, that is not in progress")
    void delete(@PathVariable UUID id, @PathVariable String download, Reach reach) {
        Session session = within(id, reach);
        Download found = found(id, download, reach);
        if (found.state().equals("in_progress")) {
            throw notThere(found);
        }
        rows.delete(found.id());
        files.deleteUnused(Optional.ofNullable(found.fileId()).stream().toList());
        changes.publish(Topic.SESSIONS, id, session.ownerId());
    }

    private Download found(UUID id, String download, Reach reach) {
        return rows.find(within(id, reach).id(), download).orElseThrow(Problem::notFound);
    }

    private Session within(UUID id, Reach reach) {
        return sessions.find(id, reach).orElseThrow(Problem::notFound);
    }

    private static Problem notThere(Download download) {
        return download.state().equals("in_progress")
                ? new Problem(HttpStatus.CONFLICT, "download_in_progress", "This download is not complete yet.")
                : new Problem(HttpStatus.CONFLICT, "download_failed", "This download failed: " + download.reason());
    }
}
