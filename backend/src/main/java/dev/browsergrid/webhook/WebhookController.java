package dev.browsergrid.webhook;

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

/// What became of telling a run's webhook.
@RestController
@RequestMapping("/api/v1/runs/{id}/webhook-deliveries")
@Tag(name = "runs")
class WebhookController {
    private final WebhookStore store;
    private final Runs runs;

    WebhookController(WebhookStore store, Runs runs) {
        this.store = store;
        this.runs = runs;
    }

    record WebhookDeliveryList(List<WebhookDelivery> data) {}

    @GetMapping
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What a run's webhook was told, and each attempt; none without a webhook")
    WebhookDeliveryList list(@PathVariable UUID id, Reach reach) {
        Run run = runs.brief(id, reach).orElseThrow(Problem::notFound);
        return new WebhookDeliveryList(store.of(run.id()));
    }
}
