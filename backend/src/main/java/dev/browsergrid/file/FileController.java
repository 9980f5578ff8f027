package dev.browsergrid.file;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Files for the agent to upload.
@RestController
@RequestMapping("/api/v1/files")
@Tag(name = "files")
class FileController {
    private final Files files;

    FileController(Files files) {
        this.files = files;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "uploadFile", summary = "Send a file, 10 MB at most, to attach to a message")
    ResponseEntity<FileInfo> upload(@RequestPart("file") MultipartFile file, @AuthenticationPrincipal Viewer viewer)
            throws IOException {
        String name = baseName(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        if (name.isBlank()) {
            throw Problem.invalid("file_name_missing", "The file has no name.");
        }
        String type = Objects.requireNonNullElse(file.getContentType(), MediaType.APPLICATION_OCTET_STREAM_VALUE);
        try (InputStream content = file.getInputStream()) {
            FileInfo stored = files.store(viewer.id(), name, type, content, file.getSize());
            return ResponseEntity.created(URI.create("/api/v1/files/" + stored.id()))
                    .body(stored);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteFile", summary = "Delete a file that no message carries")
    void delete(@PathVariable UUID id, Reach reach) {
        if (!files.delete(id, reach)) {
            throw Problem.notFound();
        }
    }

    /// Some clients send a whole path.
    private static String baseName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
