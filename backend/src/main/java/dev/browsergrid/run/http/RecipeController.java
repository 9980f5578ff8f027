package dev.browsergrid.run.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.replay.script.ScriptFormat;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.replay.Recipes;
import dev.browsergrid.run.replay.Replays;
import dev.browsergrid.run.replay.RunDivergence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a run did, for doing it again.
@RestController
@RequestMapping("/api/v1/runs/{id}")
@Tag(name = "runs")
class RecipeController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Recipes recipes;
    private final Replays replays;

    RecipeController(Recipes recipes, Replays replays) {
        this.recipes = recipes;
        this.replays = replays;
    }

    @GetMapping("/recipe")
    @Operation(
            operationId = "getRunRecipe",
            summary = "What a run that is over did, as a replay would repeat it",
            description = "Elements are told by role, name and place. `variables` are texts that a replay may be given"
                    + " others for, `secrets` what it has to be given again, `gaps` what cannot be repeated.")
    RecipeView recipe(@PathVariable UUID id, Reach reach) {
        return RecipeView.of(id, recipes.ofRun(id, reach));
    }

    @GetMapping(value = "/export", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            operationId = "exportRun",
            summary = "What a run that is over did, as a Playwright script",
            description = "`format` is playwright-typescript or playwright-java. Secrets and variables are taken from"
                    + " the environment.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> export(
            @PathVariable UUID id, @RequestParam(defaultValue = "playwright-typescript") String format, Reach reach) {
        ScriptFormat wanted = ScriptFormat.of(format)
                .orElseThrow(() -> Problem.invalid(
                        "format_unknown", "The formats are playwright-typescript and playwright-java."));
        String script = wanted.script(recipes.ofRun(id, reach));
        String disposition = ContentDisposition.attachment()
                .filename(wanted.fileName())
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(script.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/divergence")
    @Operation(
            operationId = "getRunDivergence",
            summary = "Where a replay stopped being the run it repeats, with what was seen then and now")
    RunDivergence divergence(@PathVariable UUID id, Reach reach) {
        return replays.divergence(id, reach).orElseThrow(Problem::notFound);
    }
}
