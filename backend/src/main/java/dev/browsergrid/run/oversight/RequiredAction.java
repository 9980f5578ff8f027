package dev.browsergrid.run.oversight;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a run waits for a person to do, until it expires: to allow an action, or to answer a question.
public record RequiredAction(
        UUID id,
        Type type,
        int step,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Approval approval,
        @Nullable Input input) {
    /// What is required.
    @Schema(name = "RequiredActionType")
    public enum Type {
        APPROVAL,
        INPUT;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// An action the agent wants to do: in words, with its own reason; why it is asked for and what may come of it; the
    /// site, the address and the element it is about, and where a picture of that can be had.
    @Schema(name = "RequiredApproval")
    public record Approval(
            int index,
            String tool,
            String description,
            String reason,
            String concern,
            String consequence,
            String origin,
            String address,
            String element,
            @Nullable String pictureUrl) {}

    /// A question of the agent: `kind` is `text`, `choice` or `code`, or `handoff` when it wants a person to do
    /// something
    /// in the browser, which giving the browser back answers too.
    @Schema(name = "RequiredInput")
    public record Input(String question, String kind, List<String> choices) {}
}
