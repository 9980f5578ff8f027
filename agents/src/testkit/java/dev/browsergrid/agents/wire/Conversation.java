package dev.browsergrid.agents.wire;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule all vendors share: every tool call is answered, in the very next messages, and nothing else is.
final class Conversation {
    private Conversation() {}

    static void check(List<ChatMessage> messages) {
        BadBody.unless(!messages.isEmpty(), "messages: at least one message is required");
        Deque<String> open = new ArrayDeque<>();
        for (ChatMessage message : messages) {
            if (message instanceof ToolExecutionResultMessage result) {
                BadBody.unless(open.remove(key(result.id(), result.toolName())), "tool result without a tool call");
                continue;
            }
            BadBody.unless(open.isEmpty(), "tool calls without results: " + open);
            if (message instanceof AiMessage answer) {
                for (ToolExecutionRequest call : answer.toolExecutionRequests()) {
                    open.add(key(call.id(), call.name()));
                }
            }
        }
        BadBody.unless(open.isEmpty(), "tool calls without results: " + open);
    }

    /// The name of the open call that a result with this id answers.
    static String toolName(List<ChatMessage> messages, String id) {
        return messages.stream()
                .filter(AiMessage.class::isInstance)
                .flatMap(message -> ((AiMessage) message).toolExecutionRequests().stream())
                .filter(call -> id.equals(call.id()))
                .map(ToolExecutionRequest::name)
                .findFirst()
                .orElseThrow(() -> new BadBody("tool result for the unknown call '" + id + "'"));
    }

    private static String key(@Nullable String id, String name) {
        return id == null || id.isEmpty() ? name : id;
    }
}
