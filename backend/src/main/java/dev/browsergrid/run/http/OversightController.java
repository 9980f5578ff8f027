package dev.browsergrid.run.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.Runs;
import dev.browsergrid.run.oversight.Supervision;
import dev.browsergrid.run.oversight.Supervision.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What people tell runs at work.
@RestController
@RequestMapping("/api/v1/runs/{id}")
@Tag(name = "runs")
class OversightController {
    private final Runs runs;
    private final Supervision supervision;

    OversightController(Runs runs, Supervision supervision) {
        this.runs = runs;
        this.supervision = supervision;
    }

    @Schema(name = "NewRunMessage")
    record Saying(@Nullable String text) {}

    /// A message that waits to be read.
    @Schema(name = "RunMessage")
    record Said(UUID id) {}

    /// `decision` is `approve` or `deny`; `scope`, of an approval, is `once`, `run` or `site`; `note` tells the agent
    /// why.
    @Schema(name = "ApprovalDecision")
    record Deciding(
            @Nullable String decision,
            @Nullable String scope,
            @Nullable String note) {}

    /// `action` is `take` or `give_back`.
    @Schema(name = "RunControl")
    record Controlling(@Nullable String action) {}

    @PostMapping("/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "pauseRun", summary = "Let a run stand still before its next action")
    Run pause(@PathVariable UUID id, Reach reach) {
        supervision.pause(id, reach);
        return run(id, reach);
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "resumeRun", summary = "Let a paused run go on")
    Run resume(@PathVariable UUID id, Reach reach) {
        supervision.resume(id, reach);
        return run(id, reach);
    }

    @PostMapping("/control")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "controlRun",
            summary = "Take a run's browser into your own hands, or give it back and let the run go on")
    Run control(@PathVariable UUID id, @RequestBody Controlling controlling, Reach reach) {
        switch (given(controlling.action())) {
            case "take" -> supervision.takeControl(id, reach);
            case "give_back" -> supervision.resume(id, reach);
            default -> throw Problem.invalid("action_unknown", "The action is take or give_back.");
        }
        return run(id, reach);
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "steerRun", summary = "Tell a run something, which it reads before its next step")
    Said say(@PathVariable UUID id, @RequestBody Saying saying, Reach reach) {
        return new Said(supervision.say(id, reach, given(saying.text())));
    }

    @PostMapping("/approvals/{approval}")
    @Operation(operationId = "decideApproval", summary = "Allow or refuse what a run wants to do")
    Run decide(@PathVariable UUID id, @PathVariable UUID approval, @RequestBody Deciding deciding, Reach reach) {
        supervision.decide(
                id, approval, reach, approves(deciding.decision()), scope(deciding.scope()), given(deciding.note()));
        return run(id, reach);
    }

    @GetMapping(value = "/approvals/{approval}/picture", produces = MediaType.IMAGE_JPEG_VALUE)
    @Operation(operationId = "getApprovalPicture", summary = "What is to be allowed, as the page shows it")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> picture(@PathVariable UUID id, @PathVariable UUID approval, Reach reach) {
        return supervision
                .picture(id, approval, reach)
                .map(jpeg -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                        .body(jpeg))
                .orElseThrow(Problem::notFound);
    }

    @PostMapping("/input")
    @Operation(operationId = "answerRun", summary = "Answer what a run asks")
    Run answer(@PathVariable UUID id, @RequestBody Saying saying, Reach reach) {
        supervision.answer(id, reach, given(saying.text()));
        return run(id, reach);
    }

    private Run run(UUID id, Reach reach) {
        return runs.find(id, reach).orElseThrow(Problem::notFound);
    }

    private static String given(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }

    private static boolean approves(@Nullable String decision) {
        return switch (given(decision)) {
            case "approve" -> true;
            case "deny" -> false;
            default -> throw Problem.invalid("decision_unknown", "The decision is approve or deny.");
        };
    }

    private static Scope scope(@Nullable String word) {
        return word == null
                ? Scope.ONCE
                : Stream.of(Scope.values())
                        .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("scope_unknown", "The scope is once, run or site."));
    }
}
