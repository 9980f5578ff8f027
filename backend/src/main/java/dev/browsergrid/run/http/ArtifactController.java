package dev.browsergrid.run.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.Runs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a run left.
@RestController
@RequestMapping("/api/v1/runs/{id}/artifacts")
@Tag(name = "runs")
class ArtifactController {
    private final Artifacts artifacts;
    private final Runs runs;

    ArtifactController(Artifacts artifacts, Runs runs) {
        this.artifacts = artifacts;
        this.runs = runs;
    }

    record ArtifactList(List<Artifact> data) {}

    @GetMapping
    @Operation(
            operationId = "listArtifacts",
            summary = "What a run left: downloads, pictures of its steps, its output, the report of its restoring")
    ArtifactList list(@PathVariable UUID id, Reach reach) {
        Run run = runs.brief(id, reach).orElseThrow(Problem::notFound);
        return new ArtifactList(artifacts.of(run.id()));
    }
}
