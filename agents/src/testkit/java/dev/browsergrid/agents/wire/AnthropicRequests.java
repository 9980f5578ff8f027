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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Reads a Messages request.
final class AnthropicRequests {
    private AnthropicRequests() {}

    static ChatRequest read(JsonNode body) {
        BadBody.unless(body.path("model").isTextual(), "model: field required");
        BadBody.unless(body.path("max_tokens").asInt() > 0, "max_tokens: field required");
        BadBody.unless(
                body.path("messages").path(0).path("role").asText().equals("user"),
                "messages: first message must use the user role");
        List<ChatMessage> messages = new ArrayList<>();
        if (body.has("system")) {
            messages.add(SystemMessage.from(text(body.path("system"))));
        }
        for (JsonNode message : body.path("messages")) {
            switch (message.path("role").asText()) {
                case "user" -> user(message.path("content"), messages);
                case "assistant" -> messages.add(assistant(message.path("content")));
                default -> throw new BadBody("messages: unexpected role " + message.path("role"));
            }
        }
        List<ToolSpecification> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            BadBody.unless(tool.path("input_schema").isObject(), "tools: input_schema: field required");
            tools.add(ToolSchemas.read(tool.path("name"), tool.path("description"), tool.path("input_schema")));
        }
        return ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(tools)
                .modelName(body.path("model").asText())
                .build();
    }

    private static void user(JsonNode content, List<ChatMessage> messages) {
        if (content.isTextual()) {
            messages.add(UserMessage.from(content.asText()));
            return;
        }
        List<Content> contents = new ArrayList<>();
        for (JsonNode block : content) {
            switch (block.path("type").asText()) {
                case "tool_result" -> {
                    BadBody.unless(contents.isEmpty(), "tool_result blocks must come first");
                    String id = block.path("tool_use_id").asText();
                    messages.add(ToolExecutionResultMessage.from(
                            id, Conversation.toolName(messages, id), text(block.path("content"))));
                }
                case "text" -> {
                    BadBody.unless(!block.path("text").asText().isBlank(), "text content blocks must be non-empty");
                    contents.add(TextContent.from(block.path("text").asText()));
                }
                case "image" -> contents.add(image(block.path("source")));
                default -> throw new BadBody("messages: unknown content block " + block.path("type"));
            }
        }
        if (!contents.isEmpty()) {
            messages.add(UserMessage.from(contents));
        }
    }

    private static Content image(JsonNode source) {
        BadBody.unless(source.path("type").asText().equals("base64"), "image.source.type must be base64");
        BadBody.unless(source.path("media_type").asText().startsWith("image/"), "image.source.media_type is wrong");
        return ImageContent.from(
                source.path("data").asText(), source.path("media_type").asText());
    }

    private static AiMessage assistant(JsonNode content) {
        if (content.isTextual()) {
            return AiMessage.from(content.asText());
        }
        StringBuilder text = new StringBuilder();
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (JsonNode block : content) {
            if (block.path("type").asText().equals("text")) {
                text.append(block.path("text").asText());
            } else {
                BadBody.unless(block.path("type").asText().equals("tool_use"), "unknown block " + block.path("type"));
                BadBody.unless(block.path("input").isObject(), "tool_use.input: should be an object");
                calls.add(ToolExecutionRequest.builder()
                        .id(block.path("id").asText())
                        .name(block.path("name").asText())
                        .arguments(block.path("input").toString())
                        .build());
            }
        }
        BadBody.unless(!text.isEmpty() || !calls.isEmpty(), "messages: content must not be empty");
        return AiMessage.builder()
                .text(text.isEmpty() ? null : text.toString())
                .toolExecutionRequests(calls)
                .build();
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        return StreamSupport.stream(content.spliterator(), false)
                .filter(block -> block.path("type").asText().equals("text"))
                .map(block -> block.path("text").asText())
                .collect(Collectors.joining("\n"));
    }
}
