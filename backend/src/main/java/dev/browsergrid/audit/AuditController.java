package dev.browsergrid.audit;

import dev.browsergrid.account.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads the audit log: one's own entries, and with `scope=all` an admin everybody's.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit")
class AuditController {
    private static final int LARGEST_PAGE = 200;
    private static final int EXPORT_PAGE = 1000;

    private final AuditLog entries;

    AuditController(AuditLog entries) {
        this.entries = entries;
    }

    record AuditPage(List<AuditEntry> data, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(operationId = "listAudit", summary = "What was done, the newest first")
    AuditPage list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit,
            Reach reach) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        AuditFilter filter = new AuditFilter(actor, action, target, from, to);
        List<AuditEntry> found = entries.list(reach, filter, Optional.ofNullable(cursor), size + 1);
        return found.size() <= size
                ? new AuditPage(found, null)
                : new AuditPage(found.subList(0, size), found.get(size - 1).id().toString());
    }

    @GetMapping(value = "/export", produces = "text/csv")
    @Operation(operationId = "exportAudit", summary = "The same as a CSV file, all pages of it")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            Reach reach,
            HttpServletResponse response)
            throws IOException {
        AuditFilter filter = new AuditFilter(actor, action, target, from, to);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        PrintWriter out = response.getWriter();
        out.write(EntryLine.header());
        Optional<UUID> cursor = Optional.empty();
        List<AuditEntry> page;
        do {
            page = entries.list(reach, filter, cursor, EXPORT_PAGE);
            page.forEach(entry -> out.write(EntryLine.of(entry)));
            cursor = page.isEmpty() ? cursor : Optional.of(page.getLast().id());
        } while (page.size() == EXPORT_PAGE);
        out.flush();
    }
}
