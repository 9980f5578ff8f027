package dev.browsergrid.cua;

import dev.browsergrid.cua.CuaRequest.NewWebhook;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.webhook.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a webhook may look like. Pure.
final class WebhookRules {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 200;

    private WebhookRules() {}

    /// Everything wrong, by field; null is a field that was left out.
    static List<FieldError> check(@Nullable NewWebhook webhook) {
        List<FieldError> errors = new ArrayList<>();
        if (webhook == null) {
            return errors;
        }
        // a missing one is null, whatever the record says
        if (Webhook.address(Objects.requireNonNullElse(webhook.url(), "")).isEmpty()) {
            errors.add(new FieldError("webhook.url", "A whole http or https address, without a user's name in it."));
        }
        int length = Objects.requireNonNullElse(webhook.secret(), "").length();
        if (length < SHORTEST || length > LONGEST) {
            errors.add(new FieldError("webhook.secret", SHORTEST + " to " + LONGEST + " characters, to sign with."));
        }
        return errors;
    }
}
