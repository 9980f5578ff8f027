package dev.browsergrid.webhook;

import dev.browsergrid.egress.OwnVisits;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What other modules can do with webhooks.
@Service
public class Webhooks {
    private final WebhookStore store;
    private final OwnVisits visits;

    Webhooks(WebhookStore store, OwnVisits visits) {
        this.store = store;
        this.visits = visits;
    }

    /// Refuses an address that this server never goes to. A name is judged when it is resolved, each time.
    ///
    /// @throws Problem `webhook_blocked`
    public void requireOpen(Webhook webhook) {
        visits.refusalAsWritten(webhook.destination()).ifPresent(refusal -> {
            throw Problem.invalid(
                    "webhook_blocked",
                    List.of(new FieldError("webhook.url", "This server does not go there: " + refusal.words())));
        });
    }

    /// From now on the address is told of the run, in the caller's transaction.
    public void keep(UUID run, Webhook webhook) {
        store.create(run, webhook);
    }
}
