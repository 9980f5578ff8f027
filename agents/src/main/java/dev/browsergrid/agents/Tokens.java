package dev.browsergrid.agents;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/// Adds up what a run's model calls used. Where a server does not say, it is estimated at four characters a token, so
/// that the limit holds all the same.
final class Tokens {
    private static final int CHARACTERS_PER_TOKEN = 4;

    private long total;

    long total() {
        return total;
    }

    AgentEvent.ModelUsed count(int step, ChatRequest request, ChatResponse response) {
        TokenUsage usage = response.tokenUsage();
        long input = known(usage == null ? null : usage.inputTokenCount(), request.messages());
        long output = known(usage == null ? null : usage.outputTokenCount(), response.aiMessage());
        total += input + output;
        return new AgentEvent.ModelUsed(step, input, output);
    }

    private static long known(@Nullable Integer count, Object otherwise) {
        return count != null ? count : otherwise.toString().length() / CHARACTERS_PER_TOKEN;
    }
}
