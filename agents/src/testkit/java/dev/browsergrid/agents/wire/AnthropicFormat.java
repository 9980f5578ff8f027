package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages: named events that open, fill and close content blocks.
final class AnthropicFormat implements WireFormat {
    @Override
    public Optional<Fault.Refuse> check(RecordedRequest request, String key) {
        if (!request.path().equals("/v1/messages") || !request.method().equals("POST")) {
            return WireFormat.refuse(404, "Not found");
        }
        if (!request.header("x-api-key").equals(key)) {
            return WireFormat.refuse(401, "invalid x-api-key");
        }
        if (!request.header("anthropic-version").equals("2023-06-01")) {
            return WireFormat.refuse(400, "anthropic-version: header is required");
        }
        return Optional.empty();
    }

    @Override
    public ChatRequest read(RecordedRequest request) {
        return AnthropicRequests.read(request.body());
    }

    @Override
    public boolean wantsStream(RecordedRequest request) {
        return request.body().path("stream").asBoolean();
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    @Override
    public List<String> stream(Answer answer) {
        List<String> pieces = new ArrayList<>();
        ObjectNode start = event("message_start");
        ObjectNode message = head(answer);
        message.putArray("content");
        message.putNull("stop_reason");
        message.putObject("usage").put("input_tokens", answer.inputTokens()).put("output_tokens", 1);
        start.set("message", message);
        pieces.add(piece(start.toString()));
        pieces.add(piece(event("ping").toString()));
        int index = 0;
        if (!answer.text().isEmpty()) {
            ObjectNode block = WireJson.object().put("type", "text").put("text", "");
            block(pieces, index++, block, "text_delta", "text", answer.text());
        }
        for (ToolExecutionRequest call : answer.calls()) {
            block(
                    pieces,
                    index++,
                    toolUse(call, WireJson.object()),
                    "input_json_delta",
                    "partial_json",
                    call.arguments());
        }
        ObjectNode end = event("message_delta");
        end.putObject("delta").put("stop_reason", stopReason(answer)).putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", answer.outputTokens());
        pieces.add(piece(end.toString()));
        pieces.add(piece(event("message_stop").toString()));
        return pieces;
    }

    @Override
    public String whole(Answer answer) {
        ObjectNode body = head(answer);
        ArrayNode content = body.putArray("content");
        if (!answer.text().isEmpty()) {
            content.addObject().put("type", "text").put("text", answer.text());
        }
        answer.calls().forEach(call -> content.add(toolUse(call, WireJson.argumentsObject(call.arguments()))));
        body.put("stop_reason", stopReason(answer));
        body.putObject("usage").put("input_tokens", answer.inputTokens()).put("output_tokens", answer.outputTokens());
        return body.toString();
    }

    @Override
    public String error(int status, String message) {
        String type = switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
        ObjectNode body = event("error");
        body.putObject("error").put("type", type).put("message", message);
        return body.toString();
    }

    /// The event's name repeats the type within its data.
    @Override
    public String piece(String text) {
        return "event: " + name(text) + "\ndata: " + text + "\n\n";
    }

    private static String name(String text) {
        try {
            return WireJson.parse(text).path("type").asText();
        } catch (BadBody _) {
            return "content_block_delta";
        }
    }

    private void block(
            List<String> pieces, int index, ObjectNode block, String deltaType, String deltaField, String content) {
        ObjectNode start = event("content_block_start").put("index", index);
        start.set("content_block", block);
        pieces.add(piece(start.toString()));
        for (String part : Answer.pieces(content)) {
            ObjectNode delta = event("content_block_delta").put("index", index);
            delta.putObject("delta").put("type", deltaType).put(deltaField, part);
            pieces.add(piece(delta.toString()));
        }
        pieces.add(piece(event("content_block_stop").put("index", index).toString()));
    }

    private static ObjectNode toolUse(ToolExecutionRequest call, JsonNode input) {
        ObjectNode block =
                WireJson.object().put("type", "tool_use").put("id", call.id()).put("name", call.name());
        block.set("input", input);
        return block;
    }

    private static ObjectNode head(Answer answer) {
        return WireJson.object()
                .put("id", "msg_" + answer.id())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", answer.model());
    }

    private static ObjectNode event(String type) {
        return WireJson.object().put("type", type);
    }

    private static String stopReason(Answer answer) {
        return answer.hasCalls() ? "tool_use" : "end_turn";
    }
}
