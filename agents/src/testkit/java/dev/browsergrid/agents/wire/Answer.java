package dev.browsergrid.agents.wire;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.util.ArrayList;
import java.util.List;

/// What a server is about to say, before it is written in a vendor's format.
record Answer(String id, String model, AiMessage message, int inputTokens, int outputTokens) {
    private static final int PIECE = 9;

    String text() {
        String text = message.text();
        return text == null ? "" : text;
    }

    List<ToolExecutionRequest> calls() {
        return message.toolExecutionRequests();
    }

    boolean hasCalls() {
        return !calls().isEmpty();
    }

    /// The pieces a stream carries a text in; pieces end anywhere, but not within a character.
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + PIECE);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
