package dev.browsergrid.run.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunEvent;
import dev.browsergrid.run.RunEventStream;
import dev.browsergrid.run.RunFilter;
import dev.browsergrid.run.RunStatus;
import dev.browsergrid.run.Runs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    private static final int LARGEST_PAGE = 100;

    private final Runs runs;
    private final RunEventStream stream;

    RunController(Runs runs, RunEventStream stream) {
        this.runs = runs;
        this.stream = stream;
    }

    record RunPage(List<Run> data, @Nullable String nextCursor) {}

    /// What changes while a run works.
    @Schema(name = "RunProgress")
    record Progress(
            UUID id,
            RunStatus status,
            int stepCount,
            long inputTokens,
            long outputTokens,
            Run.@Nullable Failure failure) {}

    @GetMapping
    @Operation(operationId = "listRuns", summary = "Your runs, the newest first")
    RunPage list(
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable UUID chat,
            @RequestParam(required = false) @Nullable UUID session,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Reach reach) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<Run> found = runs.list(new RunFilter(
                reach,
                Stream.ofNullable(status)
                        .flatMap(List::stream)
                        .map(RunController::status)
                        .toList(),
                Optional.ofNullable(chat),
                Optional.ofNullable(session),
                Optional.ofNullable(cursor).map(RunController::id),
                size + 1));
        List<Run> page = found.stream().limit(size).toList();
        return new RunPage(page, found.size() > size ? page.getLast().id().toString() : null);
    }

    private static RunStatus status(String word) {
        return Stream.of(RunStatus.values())
                .filter(status -> status.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("status_unknown", "There is no status " + word + "."));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor_invalid", "This cursor is not one this server gave out.");
        }
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRun", summary = "One run")
    Run get(@PathVariable UUID id, Reach reach) {
        return runs.find(id, reach).orElseThrow(Problem::notFound);
    }

    @GetMapping("/{id}/status")
    @Operation(operationId = "getRunStatus", summary = "How far a run is; for asking often")
    Progress status(@PathVariable UUID id, Reach reach) {
        Run run = runs.brief(id, reach).orElseThrow(Problem::notFound);
        return new Progress(
                run.id(), run.status(), run.stepCount(), run.inputTokens(), run.outputTokens(), run.failure());
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
        Run run = runs.brief(id, reach).orElseThrow(Problem::notFound);
        stream.write(viewer, run.id(), start(after, lastEventId), response);
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
