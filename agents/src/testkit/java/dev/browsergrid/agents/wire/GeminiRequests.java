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
import org.jspecify.annotations.Nullable;

/// Reads a generateContent request.
final class GeminiRequests {
    private GeminiRequests() {}

    static ChatRequest read(JsonNode body, String model) {
        List<ChatMessage> messages = new ArrayList<>();
        JsonNode system = body.path("systemInstruction").path("parts");
        if (!system.isEmpty()) {
            messages.add(SystemMessage.from(system.path(0).path("text").asText()));
        }
        for (JsonNode content : body.path("contents")) {
            BadBody.unless(!content.path("parts").isEmpty(), "contents.parts must not be empty");
            switch (content.path("role").asText("user")) {
                case "user", "function" -> user(content.path("parts"), messages);
                case "model" -> messages.add(model(content.path("parts")));
                default -> throw new BadBody("Please use a valid role: user, model.");
            }
        }
        List<ToolSpecification> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            for (JsonNode function : tool.path("functionDeclarations")) {
                tools.add(ToolSchemas.read(
                        function.path("name"), function.path("description"), function.path("parameters")));
            }
        }
        return ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(tools)
                .modelName(model)
                .build();
    }

    private static void user(JsonNode parts, List<ChatMessage> messages) {
        List<Content> contents = new ArrayList<>();
        for (JsonNode part : parts) {
            if (part.has("functionResponse")) {
                JsonNode response = part.path("functionResponse");
                BadBody.unless(response.path("response").isObject(), "functionResponse.response must be an object");
                messages.add(ToolExecutionResultMessage.from(
                        id(response),
                        response.path("name").asText(),
                        response.path("response").path("response").asText()));
            } else if (part.has("inlineData")) {
                JsonNode data = part.path("inlineData");
                BadBody.unless(data.path("mimeType").asText().startsWith("image/"), "unsupported MIME type");
                contents.add(ImageContent.from(
                        data.path("data").asText(), data.path("mimeType").asText()));
            } else {
                BadBody.unless(part.path("text").isTextual(), "a part must have one of its kinds of data");
                contents.add(TextContent.from(part.path("text").asText()));
            }
        }
        if (!contents.isEmpty()) {
            messages.add(UserMessage.from(contents));
        }
    }

    private static AiMessage model(JsonNode parts) {
        StringBuilder text = new StringBuilder();
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (JsonNode part : parts) {
            if (part.has("functionCall")) {
                JsonNode call = part.path("functionCall");
                BadBody.unless(
                        !calls.isEmpty()
                                || part.path("thoughtSignature").asText().equals(GeminiFormat.SIGNATURE),
                        "Function call is missing a thought_signature in functionCall parts.");
                calls.add(ToolExecutionRequest.builder()
                        .id(id(call))
                        .name(call.path("name").asText())
                        .arguments(call.path("args").toString())
                        .build());
            } else {
                text.append(part.path("text").asText());
            }
        }
        return AiMessage.builder()
                .text(text.isEmpty() ? null : text.toString())
                .toolExecutionRequests(calls)
                .build();
    }

    private static @Nullable String id(JsonNode call) {
        return call.path("id").isTextual() ? call.path("id").asText() : null;
    }
}
