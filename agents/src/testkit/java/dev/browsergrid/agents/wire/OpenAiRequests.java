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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a Chat Completions request.
final class OpenAiRequests {
    private static final Pattern DATA_URL = Pattern.compile("data:(image/[a-z]+);base64,(.+)");

    private OpenAiRequests() {}

    static ChatRequest read(JsonNode body) {
        BadBody.unless(body.path("model").isTextual(), "you must provide a model parameter");
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            messages.add(message(message, messages));
        }
        List<ToolSpecification> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            BadBody.unless(tool.path("type").asText().equals("function"), "tools[].type must be function");
            JsonNode function = tool.path("function");
            tools.add(
                    ToolSchemas.read(function.path("name"), function.path("description"), function.path("parameters")));
        }
        return ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(tools)
                .modelName(body.path("model").asText())
                .build();
    }

    private static ChatMessage message(JsonNode message, List<ChatMessage> earlier) {
        JsonNode content = message.path("content");
        return switch (message.path("role").asText()) {
            case "system", "developer" -> SystemMessage.from(text(content));
            case "user" -> UserMessage.from(contents(content));
            case "assistant" -> assistant(message);
            case "tool" -> {
                String id = message.path("tool_call_id").asText();
                yield ToolExecutionResultMessage.from(id, Conversation.toolName(earlier, id), text(content));
            }
            default -> throw new BadBody("unknown role '" + message.path("role").asText() + "'");
        };
    }

    private static AiMessage assistant(JsonNode message) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            BadBody.unless(call.path("type").asText().equals("function"), "tool_calls[].type must be function");
            BadBody.unless(call.path("function").path("arguments").isTextual(), "arguments must be a string");
            calls.add(ToolExecutionRequest.builder()
                    .id(call.path("id").asText())
                    .name(call.path("function").path("name").asText())
                    .arguments(call.path("function").path("arguments").asText())
                    .build());
        }
        JsonNode content = message.path("content");
        boolean said = content.isTextual() && !content.asText().isEmpty();
        BadBody.unless(said || !calls.isEmpty(), "an assistant message needs content or tool_calls");
        return AiMessage.builder()
                .text(said ? content.asText() : null)
                .toolExecutionRequests(calls)
                .build();
    }

    private static List<Content> contents(JsonNode content) {
        if (content.isTextual()) {
            return List.of(TextContent.from(content.asText()));
        }
        List<Content> contents = new ArrayList<>();
        for (JsonNode part : content) {
            contents.add(
                    switch (part.path("type").asText()) {
                        case "text" -> TextContent.from(part.path("text").asText());
                        case "image_url" ->
                            image(part.path("image_url").path("url").asText());
                        default -> throw new BadBody("unknown content type " + part.path("type"));
                    });
        }
        BadBody.unless(!contents.isEmpty(), "a user message needs content");
        return contents;
    }

    private static Content image(String url) {
        Matcher data = DATA_URL.matcher(url);
        BadBody.unless(data.matches(), "image_url.url must be a data URL with base64");
        return ImageContent.from(data.group(2), data.group(1));
    }

    /// Text, or a list of text parts; other parts are not allowed where this is used.
    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            BadBody.unless(part.path("type").asText().equals("text"), "only text is allowed here");
            text.append(part.path("text").asText());
        }
        return text.toString();
    }
}
