package dev.browsergrid.run;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.usage.UsagePrice;
import java.util.List;

/// Refuses terms that a run's model could not keep, where to take them and pass them over would be a pretence. Pure.
final class ModelRules {
    private static final String DOLLARS = "USD";

    private ModelRules() {}

    /// @throws Problem `instructions_not_followed`, `price_unknown`, `currency_not_usd`,
    /// `vision_unsupported`
    static void require(RunTerms terms, ModelInfo model, UsagePrice browser) {
        if (model.offline() && terms.manner().isPresent()) {
            throw refusal(
                    "instructions_not_followed",
                    "instructions",
                    "The built-in model follows none; say it in the task, or pick another.");
        }
        if (terms.vision() == Vision.ALWAYS && !model.images()) {
            throw refusal("vision_unsupported", "vision", model.id() + " takes no pictures; pick another, or auto.");
        }
        if (terms.limits().flatMap(RunLimits::maxCostMicros).isPresent()) {
            requirePrices(model, browser);
        }
    }

    private static void requirePrices(ModelInfo model, UsagePrice browser) {
        if (model.price().isEmpty()) {
            throw refusal(
                    "price_unknown",
                    "limits.max_cost_usd",
                    "This server was not told what " + model.id() + " costs (browsergrid.model.prices).");
        }
        if (!browser.currency().equals(DOLLARS)) {
            throw refusal(
                    "currency_not_usd",
                    "limits.max_cost_usd",
                    "Browsers cost " + browser.currency() + " here, which cannot be added to what models cost.");
        }
    }

    private static Problem refusal(String code, String field, String why) {
        return Problem.invalid(code, List.of(new FieldError(field, why)));
    }
}
