package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/// Reads an Ollama chat request. Tool results carry no id there: they answer the calls in order.
final class OllamaRequests {
    private final List<ChatMessage> messages = new ArrayList<>();
    private final Deque<ToolExecutionRequest> open = new ArrayDeque<>();

    private OllamaRequests() {}

    static ChatRequest read(JsonNode body) {
        BadBody.unless(body.path("model").isTextual(), "model is required");
        OllamaRequests requests = new OllamaRequests();
        body.path("messages").forEach(requests::add);
        List<ToolSpecification> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = tool.path("function");
            tools.add(
                    ToolSchemas.read(function.path("name"), function.path("description"), function.path("parameters")));
        }
        return ChatRequest.builder()
                .messages(requests.messages)
                .toolSpecifications(tools)
                .modelName(body.path("model").asText())
                .build();
    }

    private void add(JsonNode message) {
        String text = message.path("content").asText("");
        switch (message.path("role").asText()) {
            case "system" -> messages.add(SystemMessage.from(text));
            case "user" -> messages.add(UserMessage.from(contents(text, message.path("images"))));
            case "assistant" -> messages.add(assistant(text, message.path("tool_calls")));
            case "tool" -> {
                BadBody.unless(!open.isEmpty(), "tool result without a tool call");
                messages.add(ToolExecutionResultMessage.from(open.remove(), text));
            }
            default -> throw new BadBody("invalid role");
        }
    }

    private AiMessage assistant(String text, JsonNode toolCalls) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (JsonNode call : toolCalls) {
            BadBody.unless(call.path("function").path("arguments").isObject(), "arguments must be an object");
            calls.add(ToolExecutionRequest.builder()
                    .id(call.path("id").asText(""))
                    .name(call.path("function").path("name").asText())
                    .arguments(call.path("function").path("arguments").toString())
                    .build());
        }
        open.addAll(calls);
        return AiMessage.builder()
                .text(text.isEmpty() ? null : text)
                .toolExecutionRequests(calls)
                .build();
    }

    private static List<Content> contents(String text, JsonNode images) {
        List<Content> contents = new ArrayList<>();
        if (!text.isEmpty() || images.isEmpty()) {
            contents.add(TextContent.from(text));
        }
        for (JsonNode image : images) {
            contents.add(ImageContent.from(image.asText(), mediaType(image.asText())));
        }
        return contents;
    }

    /// Images come without their type.
    private static String mediaType(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length > 0 && bytes[0] == (byte) 0xFF ? "image/jpeg" : "image/png";
        } catch (IllegalArgumentException _) {
            throw new BadBody("illegal base64 data in images");
        }
    }
}
