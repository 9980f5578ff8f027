package dev.browsergrid.agents.model;

import com.fasterxml.jackson.databind.JsonNode;

/// The vendors a model can come from: what people call them, which settings name them, and how their answer's last
/// event looks.
enum Vendor {
    OPENAI("OpenAI", "https://api.openai.com/v1", "gpt-5.4"),
    ANTHROPIC("Anthropic", "https://api.anthropic.com/v1", "claude-sonnet-4-6"),
    GEMINI("Gemini", "https://generativelanguage.googleapis.com/v1beta", "gemini-3.5-flash"),
    OLLAMA("Ollama", "http://localhost:11434", "qwen3");

    private final String label;
    private final String officialUrl;
    private final String defaultModel;

    Vendor(String label, String officialUrl, String defaultModel) {
        this.label = label;
        this.officialUrl = officialUrl;
        this.defaultModel = defaultModel;
    }

    String label() {
        return label;
    }

    /// The first part of a model's id.
    String id() {
        return switch (this) {
            case OPENAI -> "openai";
            case ANTHROPIC -> "anthropic";
            case GEMINI -> "gemini";
            case OLLAMA -> "ollama";
        };
    }

    String officialUrl() {
        return officialUrl;
    }

    String defaultModel() {
        return defaultModel;
    }

    /// The environment variable with this suffix, such as `OPENAI_API_KEY`.
    String variable(String suffix) {
        return name() + "_" + suffix;
    }

    /// Whether the answer is complete once this event has arrived. A stream that closes before it was cut.
    boolean isLast(JsonNode event) {
        return switch (this) {
            case OPENAI -> hasText(event.path("choices").path(0).path("finish_reason"));
            case ANTHROPIC -> event.path("type").asText().equals("message_stop");
            case GEMINI -> hasText(event.path("candidates").path(0).path("finishReason"));
            case OLLAMA -> event.path("done").asBoolean();
        };
    }

    private static boolean hasText(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty();
    }
}
