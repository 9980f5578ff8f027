package dev.browsergrid.agents;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts tokens: those a server says it used, and where it does not say, or was not asked yet, an estimate.
final class Tokens {
    private static final int CHARACTERS_PER_TOKEN = 4;
    // what vendors take of one picture of a page at most
    private static final int PER_PICTURE = 1_600;
    // plain words have four characters a token, code and trees of pages three
    private static final int FEWEST_CHARACTERS_PER_TOKEN = 3;

    private Tokens() {}

    /// Tokens of one call.
    record Count(long input, long output) {}

    /// What a call used.
    static Count used(ChatRequest request, ChatResponse response) {
        TokenUsage usage = response.tokenUsage();
        return new Count(
                known(usage == null ? null : usage.inputTokenCount(), text(request.messages())),
                known(usage == null ? null : usage.outputTokenCount(), text(response.aiMessage())));
    }

    /// How many tokens a prompt has at most.
    static long atMost(ChatRequest request) {
        String tools = String.valueOf(request.toolSpecifications());
        return most(tools)
                + request.messages().stream()
                        .mapToLong(message -> most(text(message)) + (long) PER_PICTURE * pictures(message))
                        .sum();
    }

    /// Letters of other scripts than ours are a token each, or nearly.
    private static long most(String text) {
        long others = text.chars().filter(character -> character > 0x7f).count();
        return others + Math.ceilDiv(text.length() - others, FEWEST_CHARACTERS_PER_TOKEN);
    }

    private static long known(@Nullable Integer count, String otherwise) {
        return count != null ? count : otherwise.length() / CHARACTERS_PER_TOKEN;
    }

    private static String text(List<ChatMessage> messages) {
        return messages.stream().map(Tokens::text).reduce("", String::concat);
    }

    private static String text(ChatMessage message) {
        if (message instanceof UserMessage user && pictures(user) > 0) {
            return user.contents().stream()
                    .filter(content -> !(content instanceof ImageContent))
                    .map(Object::toString)
                    .reduce("", String::concat);
        }
        return message.toString();
    }

    private static long pictures(ChatMessage message) {
        return message instanceof UserMessage user
                ? user.contents().stream()
                        .filter(ImageContent.class::isInstance)
                        .count()
                : 0;
    }
}
