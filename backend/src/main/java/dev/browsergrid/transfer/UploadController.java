package dev.browsergrid.transfer;

import dev.browsergrid.account.Reach;
import dev.browsergrid.file.FileInfo;
import dev.browsergrid.file.Files;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.transfer.Uploads.Upload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Files for pages of a session's browser to upload.
@RestController
@RequestMapping("/api/v1/sessions/{id}/uploads")
@Tag(name = "sessions")
class UploadController {
    private final Uploads uploads;
    private final Files files;

    UploadController(Uploads uploads, Files files) {
        this.uploads = uploads;
        this.files = files;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadToSession",
            summary = "Send a file, 10 MB at most, or one that is stored already, to the session's browser; answers the"
                    + " path for DOM.setFileInputFiles and its like")
    ResponseEntity<Upload> upload(
            @PathVariable UUID id,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "file_id", required = false) @Nullable UUID fileId,
            Reach reach)
            throws IOException {
        Upload upload;
        if (file != null) {
            upload = uploads.put(id, Objects.requireNonNullElse(file.getOriginalFilename(), ""), file, reach);
        } else if (fileId != null) {
            FileInfo stored = files.find(fileId, reach).orElseThrow(Problem::notFound);
            upload = uploads.put(id, stored.name(), files.content(stored), reach);
        } else {
            throw Problem.invalid("file_missing", "Send a part named file, or the file_id of a file sent before.");
        }
        return ResponseEntity.created(URI.create("/api/v1/sessions/" + id + "/uploads/" + upload.id()))
                .body(upload);
    }

    @DeleteMapping("/{upload}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteUpload", summary = "Take a file away from the session's browser")
    void delete(@PathVariable UUID id, @PathVariable UUID upload, Reach reach) throws IOException {
        uploads.delete(id, upload, reach);
    }
}
