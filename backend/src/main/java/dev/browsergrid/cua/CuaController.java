package dev.browsergrid.cua;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.cua.CuaRuns.Started;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunEvent;
import dev.browsergrid.run.RunEventStream;
import dev.browsergrid.run.RunWaits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The agent for programs.
@RestController
@RequestMapping("/api/v1/cua")
@Tag(name = "runs")
class CuaController {
    private static final int LONGEST_WAIT = 60;

    /// What was sent, which logs of requests do not show.
    record Body(@JsonValue JsonNode json) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Body {}

        @Override
        public String toString() {
            return "a run";
        }
    }

    private final CuaRuns cua;
    private final RunWaits waits;
    private final RunEventStream stream;

    CuaController(CuaRuns cua, RunWaits waits, RunEventStream stream) {
        this.cua = cua;
        this.waits = waits;
        this.stream = stream;
    }

    @PostMapping
    @Operation(
            operationId = "startRun",
            summary = "Have the agent do a task",
            description = "Answers 202 with the run, which goes on whether anybody listens or not; with `wait` 200 when"
                    + " it is over within that time; with `Accept: text/event-stream` its events from the first one"
                    + " on. Fields that are not listed are refused. The same `Idempotency-Key` is the same run.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CuaRequest.class))))
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Run.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(implementation = RunEvent.class))
            })
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Run.class)))
    @Nullable
    ResponseEntity<Run> start(
            @RequestBody Body body,
            @RequestParam(name = "wait", required = false) @Nullable String wait,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @AuthenticationPrincipal Viewer viewer,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Duration patience = patience(wait);
        Reach reach = new Reach(viewer.id(), viewer.admin(), false);
        Started started = cua.start(CuaForm.read(body.json()), RequestKeys.key(key), reach);
        Run run = started.run();
        URI address = URI.create("/api/v1/runs/" + run.id());
        if (wantsEvents(accept)) {
            response.setHeader(HttpHeaders.LOCATION, address.toString());
            stream.write(viewer, run.id(), 0, response);
            return null;
        }
        Run now = waits.await(run.id(), patience, reach).orElse(run);
        return ResponseEntity.status(now.finished() && wait != null ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(address)
                .header("Idempotency-Replayed", Boolean.toString(started.before()))
                .body(now);
    }

    static Duration patience(@Nullable String wait) {
        try {
            int seconds = wait == null ? 0 : Integer.parseInt(wait.strip());
            if (seconds >= 0 && seconds <= LONGEST_WAIT) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.invalid("wait_invalid", "wait is a number of seconds, 0 to " + LONGEST_WAIT + ".");
    }

    private static boolean wantsEvents(@Nullable String accept) {
        try {
            List<MediaType> wanted =
                    MediaType.parseMediaTypes(Optional.ofNullable(accept).orElse(""));
            return wanted.stream().anyMatch(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
