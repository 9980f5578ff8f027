package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Reads and stops runs.
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "runs")
class RunController {
    private final Runs runs;
    private final RunStore store;
    private final RunEventStream stream;
    private final Screenshots screenshots;

    RunController(Runs runs, RunStore store, RunEventStream stream, Screenshots screenshots) {
        this.runs = runs;
        this.store = store;
        this.stream = stream;
        this.screenshots = screenshots;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRun", summary = "One run")
    Run get(@PathVariable UUID id, Reach reach) {
        return runs.find(id, reach).orElseThrow(Problem::notFound);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "cancelRun", summary = "Stop a run; one that is over stays as it is")
    Run cancel(@PathVariable UUID id, Reach reach) {
        return runs.cancel(id, reach).orElseThrow(Problem::notFound);
    }

    @GetMapping(value = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamRunEvents",
            summary = "The run's events as server-sent events: history, then live, until the run is over")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = RunEvent.class)))
    void events(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Reach reach,
            @AuthenticationPrincipal Viewer viewer,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Run run = store.find(id, reach).orElseThrow(Problem::notFound);
        stream.write(viewer, run.id(), start(after, lastEventId), response);
    }

    @GetMapping(value = "/{id}/steps/{step}/screenshot", produces = MediaType.IMAGE_JPEG_VALUE)
    @Operation(operationId = "getStepScreenshot", summary = "The page at the end of a step")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> screenshot(@PathVariable UUID id, @PathVariable int step, Reach reach) {
        byte[] jpeg = screenshots.find(id, step, reach).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .contentType(MediaType.IMAGE_JPEG)
                .body(jpeg);
    }

    private static long start(@Nullable Long after, @Nullable String lastEventId) {
        if (after != null) {
            return after;
        }
        try {
            return lastEventId == null || lastEventId.isBlank() ? 0 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            throw Problem.invalid("last_event_id_invalid", "Last-Event-ID must be the number of an event.");
        }
    }
}
