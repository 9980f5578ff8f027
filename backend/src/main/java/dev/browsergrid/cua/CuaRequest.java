package dev.browsergrid.cua;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.egress.rules.DomainLists;
import dev.browsergrid.node.BrowserTemplate.Viewport;
import dev.browsergrid.run.OnQuestion;
import dev.browsergrid.run.RunSecret;
import dev.browsergrid.run.Vision;
import dev.browsergrid.webhook.Webhook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a program asks the agent for, as it was written. At most one of `chat_id`, `profile` and
/// `session_id` is there.
@Schema(name = "NewRun")
public record CuaRequest(
        String task,
        @Nullable String model,
        @Nullable String startUrl,
        @Nullable UUID chatId,
        @Nullable String profile,
        @Nullable UUID sessionId,
        @Nullable String pool,
        @Nullable WishedLimits limits,
        @Nullable String instructions,

        @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, Object> outputSchema,

        @Nullable List<UUID> files,
        @Nullable Map<String, String> metadata,
        @Nullable Viewport viewport,
        @Nullable String approvalPolicy,
        @Nullable String onQuestion,
        @Nullable String vision,
        @Nullable Boolean persistent,
        @Nullable NewWebhook webhook,
        @Nullable List<String> allowedDomains,
        @Nullable List<String> blockedDomains,
        @Nullable Map<String, NewSecret> secrets) {

    /// What is left out is as much as the server allows.
    @Schema(name = "NewRunLimits")
    public record WishedLimits(
            @Nullable Integer maxSteps,
            @Nullable Integer maxSeconds,
            @Nullable Long maxTokens,
            @Nullable BigDecimal maxCostUsd) {}

    /// What the run asks its user before it does; empty when the word is none.
    Optional<ApprovalPolicy> approvals() {
        return approvalPolicy == null
                ? Optional.of(ApprovalPolicy.SENSITIVE)
                : Stream.of(ApprovalPolicy.values())
                        .filter(policy -> policy.word().equals(approvalPolicy))
                        .findFirst();
    }

    /// What becomes of it when the agent asks something; empty when the word is none.
    Optional<OnQuestion> questions() {
        return onQuestion == null ? Optional.of(OnQuestion.WAIT) : OnQuestion.of(onQuestion);
    }

    /// Whether its model is shown pictures; empty when the word is none.
    Optional<Vision> sight() {
        return vision == null ? Optional.of(Vision.AUTO) : Vision.of(vision);
    }

    /// What the run may type without its model seeing it: one of `value` and `totp`, and where. Neither
    /// is ever written out again.
    @Schema(name = "NewRunSecret")
    record NewSecret(
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
            String value,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
            String totp,

            List<String> domains) {
        @Override
        public String toString() {
            return "NewSecret";
        }
    }

    /// Who is told when the run is over or waits for somebody; the secret is never written out again.
    @Schema(name = "NewRunWebhook")
    record NewWebhook(
            String url,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            String secret) {
        @Override
        public String toString() {
            return "NewWebhook";
        }
    }

    /// The webhook, if there is one and it makes sense.
    Optional<Webhook> hook() {
        return Optional.ofNullable(webhook)
                .flatMap(wish -> Webhook.address(wish.url()).map(url -> new Webhook(url, wish.secret())));
    }

    /// The secrets, each with its name.
    List<RunSecret> namedSecrets() {
        return Objects.requireNonNullElse(secrets, Map.<String, NewSecret>of()).entrySet().stream()
                .map(entry -> new RunSecret(
                        entry.getKey(),
                        entry.getValue().value(),
                        entry.getValue().totp(),
                        entry.getValue().domains()))
                .toList();
    }

    /// Where the run may go.
    DomainLists domains() {
        return new DomainLists(
                Objects.requireNonNullElse(allowedDomains, List.of()),
                Objects.requireNonNullElse(blockedDomains, List.of()));
    }

    /// The schema of the output as JSON; empty when none is wanted.
    Optional<String> schema() {
        return Optional.ofNullable(outputSchema).map(JsonMapper.shared()::writeValueAsString);
    }
}
