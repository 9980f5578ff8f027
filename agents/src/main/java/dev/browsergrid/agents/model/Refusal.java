package dev.browsergrid.agents.model;

import dev.browsergrid.agents.model.ModelProblem.Reason;
import java.util.Locale;

/// What a vendor means by an HTTP status and the body that came with it.
final class Refusal {
    private Refusal() {}

    static Reason reason(int status, String body) {
        String text = body.toLowerCase(Locale.ROOT);
        if (status < 500 && (text.contains("insufficient_quota") || text.contains("credit balance"))) {
            return Reason.OUT_OF_CREDIT;
        }
        if (text.contains("api_key_invalid") || text.contains("api key not valid")) {
            return Reason.BAD_KEY; // Gemini says it with a 400
        }
        return switch (status) {
            case 401, 403, 407 -> Reason.BAD_KEY;
            case 402 -> Reason.OUT_OF_CREDIT;
            case 404 -> Reason.UNKNOWN_MODEL;
            case 408, 504, 524 -> Reason.TIMEOUT;
            case 429 -> Reason.RATE_LIMITED;
            case 529 -> Reason.OVERLOADED;
            default -> byClass(status, text);
        };
    }

    private static Reason byClass(int status, String text) {
        if (status < 500) {
            return Reason.BAD_REQUEST;
        }
        return text.contains("overloaded") ? Reason.OVERLOADED : Reason.UNAVAILABLE;
    }
}
