package dev.browsergrid.node.extension;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Uploading extensions for the browsers of one's pools.
@RestController
@RequestMapping("/api/v1/extensions")
@Tag(name = "extensions")
class ExtensionController {
    private final Extensions extensions;

    ExtensionController(Extensions extensions) {
        this.extensions = extensions;
    }

    record ExtensionList(List<Extension> data) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "uploadExtension", summary = "Upload a zipped Chromium extension")
    ResponseEntity<Extension> upload(@RequestParam MultipartFile file, Reach reach) throws IOException {
        byte[] zip = file.getBytes();
        try {
            Extension added = extensions.add(reach.viewer(), ExtensionArchive.read(zip), zip);
            return ResponseEntity.created(URI.create("/api/v1/extensions/" + added.id()))
                    .body(added);
        } catch (ExtensionArchive.RefusedException refused) {
            throw Problem.invalid("extension_invalid", String.valueOf(refused.getMessage()));
        }
    }

    @GetMapping
    @Operation(operationId = "listExtensions", summary = "Your extensions, the newest first")
    ExtensionList list(Reach reach) {
        return new ExtensionList(extensions.list(reach));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteExtension", summary = "Delete an extension that no pool uses")
    void delete(@PathVariable UUID id, Reach reach) {
        if (extensions.isUsed(id)
                && extensions.list(reach).stream().anyMatch(own -> own.id().equals(id))) {
            throw new Problem(HttpStatus.CONFLICT, "extension_in_use", "A pool still loads this extension.");
        }
        if (!extensions.delete(id, reach)) {
            throw Problem.notFound();
        }
    }
}
