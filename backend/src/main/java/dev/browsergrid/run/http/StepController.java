package dev.browsergrid.run.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Runs;
import dev.browsergrid.run.Screenshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a run did, step by step.
@RestController
@RequestMapping("/api/v1/runs/{id}/steps")
@Tag(name = "runs")
class StepController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Runs runs;
    private final Steps steps;
    private final Screenshots screenshots;

    StepController(Runs runs, Steps steps, Screenshots screenshots) {
        this.runs = runs;
        this.steps = steps;
        this.screenshots = screenshots;
    }

    @Schema(name = "RunStepList")
    record StepList(List<Step> data) {}

    @GetMapping
    @Operation(operationId = "listSteps", summary = "A run's steps so far, the first one first")
    StepList list(@PathVariable UUID id, Reach reach) {
        return runs.brief(id, reach)
                .map(run -> new StepList(steps.ofRun(run.id(), reach)))
                .orElseThrow(Problem::notFound);
    }

    @GetMapping("/{step}")
    @Operation(operationId = "getStep", summary = "One step: what the agent saw and did")
    Step get(@PathVariable UUID id, @PathVariable int step, Reach reach) {
        return steps.find(id, step, reach).orElseThrow(Problem::notFound);
    }

    @GetMapping(value = "/{step}/screenshot", produces = MediaType.IMAGE_JPEG_VALUE)
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

    @GetMapping(value = "/{step}/snapshot", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(operationId = "getStepSnapshot", summary = "The text the model was given of the browser in a step")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> snapshot(@PathVariable UUID id, @PathVariable int step, Reach reach) {
        String text = steps.snapshot(id, step, reach).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .contentType(TEXT)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
