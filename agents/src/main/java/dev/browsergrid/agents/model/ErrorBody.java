package dev.browsergrid.agents.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Reads the error objects of all vendors: `{"error":{"message","type"|"code"|"status"}}` or `{"error":"text"}`.
final class ErrorBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 300;

    private ErrorBody() {}

    /// The HTTP status an error inside a stream would have had outside of one.
    static int status(JsonNode error) {
        if (error.path("code").isInt()) {
            return error.path("code").asInt();
        }
        return switch (error.path("type").asText()) {
            case "invalid_request_error" -> 400;
            case "authentication_error" -> 401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error", "rate_limit_exceeded", "insufficient_quota", "tokens", "requests" -> 429;
            case "timeout_error" -> 504;
            case "overloaded_error" -> 529;
            default -> 500;
        };
    }

    /// What the server says went wrong, short; empty when it says nothing readable.
    static String message(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode json = root.isArray() ? root.path(0) : root;
            JsonNode error = json.path("error");
            String blocked = json.path("promptFeedback").path("blockReason").asText();
            if (!blocked.isEmpty()) {
                return "the prompt was blocked: " + blocked;
            }
            String text = error.isTextual()
                    ? error.asText()
                    : error.path("message").asText(json.path("message").asText());
            return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
        } catch (JsonProcessingException _) {
            return "";
        }
    }
}
