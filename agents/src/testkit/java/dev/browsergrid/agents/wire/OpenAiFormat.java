package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chat Completions: `data:` events with deltas, then the usage, then `[DONE]`.
final class OpenAiFormat implements WireFormat {
    private static final long CREATED = 1_790_000_000;

    @Override
    public Optional<Fault.Refuse> check(RecordedRequest request, String key) {
        if (!request.path().equals("/v1/chat/completions") || !request.method().equals("POST")) {
            return WireFormat.refuse(404, "Invalid URL (" + request.method() + " " + request.path() + ")");
        }
        if (!key.isEmpty() && !request.header("authorization").equals("Bearer " + key)) {
            return WireFormat.refuse(401, "Incorrect API key provided: " + request.header("authorization"));
        }
        return Optional.empty();
    }

    @Override
    public ChatRequest read(RecordedRequest request) {
        return OpenAiRequests.read(request.body());
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
        pieces.add(delta(answer, WireJson.object().put("role", "assistant").put("content", "")));
        for (String text : Answer.pieces(answer.text())) {
            pieces.add(delta(answer, WireJson.object().put("content", text)));
        }
        for (int index = 0; index < answer.calls().size(); index++) {
            ToolExecutionRequest call = answer.calls().get(index);
            pieces.add(callDelta(answer, index, call(call, "").put("index", index)));
            for (String part : Answer.pieces(call.arguments())) {
                ObjectNode more = WireJson.object();
                more.putObject("function").put("arguments", part);
                pieces.add(callDelta(answer, index, more));
            }
        }
        pieces.add(piece(chunk(answer, WireJson.object(), finishReason(answer)).toString()));
        ObjectNode last = head(answer, "chat.completion.chunk");
        last.putArray("choices");
        last.set("usage", usage(answer));
        pieces.add(piece(last.toString()));
        pieces.add(piece("[DONE]"));
        return pieces;
    }

    @Override
    public String whole(Answer answer) {
        ObjectNode body = head(answer, "chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", answer.text().isEmpty() ? null : answer.text());
        if (answer.hasCalls()) {
            ArrayNode calls = message.putArray("tool_calls");
            answer.calls().forEach(call -> calls.add(call(call, call.arguments())));
        }
        choice.put("finish_reason", finishReason(answer));
        body.set("usage", usage(answer));
        return body.toString();
    }

    @Override
    public String error(int status, String message) {
        ObjectNode body = WireJson.object();
        body.putObject("error")
                .put("message", message)
                .put("type", status < 500 ? "invalid_request_error" : "server_error")
                .put("code", status == 401 ? "invalid_api_key" : null);
        return body.toString();
    }

    @Override
    public String piece(String text) {
        return "data: " + text + "\n\n";
    }

    private String delta(Answer answer, ObjectNode delta) {
        return piece(chunk(answer, delta, null).toString());
    }

    private String callDelta(Answer answer, int index, ObjectNode call) {
        ObjectNode delta = WireJson.object();
        delta.putArray("tool_calls").add(call.put("index", index));
        return delta(answer, delta);
    }

    private static ObjectNode chunk(Answer answer, ObjectNode delta, @Nullable String finishReason) {
        ObjectNode chunk = head(answer, "chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        return chunk;
    }

    private static ObjectNode call(ToolExecutionRequest call, String arguments) {
        ObjectNode json = WireJson.object().put("id", call.id()).put("type", "function");
        json.putObject("function").put("name", call.name()).put("arguments", arguments);
        return json;
    }

    private static ObjectNode head(Answer answer, String object) {
        return WireJson.object()
                .put("id", "chatcmpl-" + answer.id())
                .put("object", object)
                .put("created", CREATED)
                .put("model", answer.model());
    }

    private static ObjectNode usage(Answer answer) {
        return WireJson.object()
                .put("prompt_tokens", answer.inputTokens())
                .put("completion_tokens", answer.outputTokens())
                .put("total_tokens", answer.inputTokens() + answer.outputTokens());
    }

    private static String finishReason(Answer answer) {
        return answer.hasCalls() ? "tool_calls" : "stop";
    }
}
