package dev.browsergrid.cua;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunWaits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Runs again without a model.
@RestController
@RequestMapping("/api/v1/runs/{id}/replay")
@Tag(name = "runs")
class ReplayController {
    private final ReplayRuns replays;
    private final RunWaits waits;

    ReplayController(ReplayRuns replays, RunWaits waits) {
        this.replays = replays;
        this.waits = waits;
    }

    @PostMapping
    @Operation(
            operationId = "replayRun",
            summary = "Do again what a run did, without a model",
            description = "Answers 202 with the new run; with `wait` 200 when it is over within that time. It fails"
                    + " with `replay_diverged` at the first difference.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ReplayRequest.class))))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Run.class)))
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Run.class)))
    ResponseEntity<Run> replay(
            @PathVariable UUID id,
            @RequestBody CuaController.Body body,
            @RequestParam(name = "wait", required = false) @Nullable String wait,
            Reach reach)
            throws InterruptedException {
        Duration patience = CuaController.patience(wait);
        Run run = replays.start(id, body.json(), reach);
        Run now = waits.await(run.id(), patience, reach).orElseThrow(Problem::notFound);
        return ResponseEntity.status(now.finished() && wait != null ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/runs/" + run.id()))
                .body(now);
    }
}
