package dev.browsergrid.cua;

import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.output.OutputSchema;
import dev.browsergrid.cua.CuaRequest.WishedLimits;
import dev.browsergrid.egress.rules.DomainLists;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.run.RunLimits;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may be asked for: everything wrong with a request, by field. Pure.
final class CuaRules {
    private static final int LONGEST_TASK = 20_000;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_INSTRUCTIONS = 10_000;
    private static final int MOST_FILES = 20;
    private static final int MOST_METADATA = 16;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_VALUE = 500;
    private static final BigDecimal HIGHEST_COST = BigDecimal.valueOf(1_000);
    private static final int COST_DECIMALS = 6;

    private final List<FieldError> errors = new ArrayList<>();

    private CuaRules() {}

    /// @throws Problem `field_invalid`, `fields_exclude_each_other`, `unknown_model`, `start_url_blocked`
    static void require(CuaRequest request, RunLimits most, ModelCatalog models) {
        CuaRules rules = new CuaRules();
        rules.check(request, most);
        if (!rules.errors.isEmpty()) {
            throw Problem.invalid("field_invalid", rules.errors);
        }
        requireOnePlace(request);
        requireModel(request, models);
        requireOpen(request);
    }

    /// A run is not started that could not begin where it is to.
    private static void requireOpen(CuaRequest request) {
        Optional.ofNullable(request.startUrl())
                .flatMap(url -> request.domains().refusal(url))
                .ifPresent(refusal -> {
                    throw Problem.invalid(
                            "start_url_blocked",
                            List.of(new FieldError(
                                    "start_url", "The request's own lists of domains keep the run from there.")));
                });
    }

    private void check(CuaRequest request, RunLimits most) {
        // a missing one is null, whatever the record says
        String task = Optional.ofNullable(request.task()).map(String::strip).orElse("");
        if (task.isEmpty() || task.length() > LONGEST_TASK) {
            wrong("task", "A text of 1 to " + LONGEST_TASK + " characters.");
        }
        if (request.startUrl() != null && !isWeb(request.startUrl())) {
            wrong("start_url", "A whole http or https address of at most " + LONGEST_URL + " characters.");
        }
        filled("pool", request.pool());
        filled("profile", request.profile());
        filled("instructions", request.instructions());
        if (request.instructions() != null && request.instructions().length() > LONGEST_INSTRUCTIONS) {
            wrong("instructions", "At most " + LONGEST_INSTRUCTIONS + " characters.");
        }
        if (request.files() != null && request.files().size() > MOST_FILES) {
            wrong("files", "At most " + MOST_FILES + " files.");
        }
        if (request.files() != null && request.files().contains(null)) {
            wrong("files", "Ids of files you sent.");
        }
        errors.addAll(DomainLists.check("allowed_domains", request.allowedDomains()));
        errors.addAll(DomainLists.check("blocked_domains", request.blockedDomains()));
        errors.addAll(SecretRules.check(request.secrets()));
        errors.addAll(WebhookRules.check(request.webhook()));
        Optional.ofNullable(request.limits()).ifPresent(limits -> limits(limits, most));
        Optional.ofNullable(request.metadata()).ifPresent(this::metadata);
        request.schema().ifPresent(this::schema);
        if (request.approvals().isEmpty()) {
            wrong("approval_policy", "One of auto, sensitive, always.");
        }
        if (request.questions().isEmpty()) {
            wrong("on_question", "One of wait, end.");
        }
        if (request.sight().isEmpty()) {
            wrong("vision", "One of auto, always, never.");
        }
    }

    private void schema(String json) {
        try {
            OutputSchema.of(json);
        } catch (IllegalArgumentException unfit) {
            wrong("output_schema", "This cannot be checked: " + unfit.getMessage() + ".");
        }
    }

    private void limits(WishedLimits limits, RunLimits most) {
        within("limits.max_steps", limits.maxSteps(), most.maxSteps());
        within("limits.max_seconds", limits.maxSeconds(), most.maxSeconds());
        within("limits.max_tokens", limits.maxTokens(), most.maxTokens());
        BigDecimal cost = limits.maxCostUsd();
        if (cost != null
                && (cost.signum() <= 0
                        || cost.compareTo(HIGHEST_COST) > 0
                        || cost.stripTrailingZeros().scale() > COST_DECIMALS)) {
            wrong("limits.max_cost_usd", "More than 0 and at most " + HIGHEST_COST + ", with six decimals at most.");
        }
    }

    private void within(String field, @Nullable Number value, long most) {
        if (value != null && (value.longValue() < 1 || value.longValue() > most)) {
            wrong(field, "1 to " + most + ", which is as much as this server allows.");
        }
    }

    private void metadata(Map<String, String> metadata) {
        boolean fits = metadata.size() <= MOST_METADATA
                && metadata.entrySet().stream()
                        .allMatch(entry -> !entry.getKey().isBlank()
                                && entry.getKey().length() <= LONGEST_KEY
                                && entry.getValue() != null
                                && entry.getValue().length() <= LONGEST_VALUE);
        if (!fits) {
            wrong(
                    "metadata",
                    "At most " + MOST_METADATA + " texts of at most " + LONGEST_VALUE
                            + " characters, under names of 1 to " + LONGEST_KEY + ".");
        }
    }

    private void filled(String field, @Nullable String text) {
        if (text != null && text.isBlank()) {
            wrong(field, "Leave it out, or say something.");
        }
    }

    private void wrong(String field, String why) {
        errors.add(new FieldError(field, why));
    }

    private static boolean isWeb(String text) {
        try {
            URI address = new URI(text.strip());
            return text.length() <= LONGEST_URL
                    && address.getHost() != null
                    && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// A chat and a session are where they are, with the browser they have; a profile can be opened in any pool.
    private static void requireOnePlace(CuaRequest request) {
        List<String> places =
                named(request.chatId(), "chat_id", request.profile(), "profile", request.sessionId(), "session_id");
        List<String> made = named(request.pool(), "pool", request.viewport(), "viewport");
        boolean given = request.chatId() != null || request.sessionId() != null;
        List<String> tooMany = places.size() > 1 ? places : given ? made : List.of();
        if (!tooMany.isEmpty()) {
            throw Problem.invalid(
                    "fields_exclude_each_other",
                    tooMany.stream()
                            .map(name -> new FieldError(
                                    name,
                                    places.size() > 1
                                            ? "Only one of these: " + String.join(", ", places) + "."
                                            : "Not with " + places.getFirst() + ", whose browser is as it is."))
                            .toList());
        }
    }

    private static List<String> named(@Nullable Object... valuesAndNames) {
        return Stream.iterate(0, at -> at < valuesAndNames.length, at -> at + 2)
                .filter(at -> valuesAndNames[at] != null)
                .map(at -> String.valueOf(valuesAndNames[at + 1]))
                .toList();
    }

    private static void requireModel(CuaRequest request, ModelCatalog models) {
        Optional<ModelInfo> model = models.models().stream()
                .filter(info -> info.id().equals(request.model()))
                .findFirst();
        if (request.model() != null && model.isEmpty()) {
            throw Problem.invalid(
                    "unknown_model", List.of(new FieldError("model", "There is no model of this name here.")));
        }
    }
}
