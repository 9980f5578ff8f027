package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ollama's chat: one JSON object per line, the last one `done`; it streams unless told not to, and knows no key.
final class OllamaFormat implements WireFormat {
    @Override
    public Optional<Fault.Refuse> check(RecordedRequest request, String key) {
        if (!request.path().equals("/api/chat") || !request.method().equals("POST")) {
            return WireFormat.refuse(404, "404 page not found");
        }
        return Optional.empty();
    }

    @Override
    public ChatRequest read(RecordedRequest request) {
        return OllamaRequests.read(request.body());
    }

    @Override
    public boolean wantsStream(RecordedRequest request) {
        return request.body().path("stream").asBoolean(true);
    }

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public List<String> stream(Answer answer) {
        List<String> pieces = new ArrayList<>();
        for (String text : Answer.pieces(answer.text())) {
            pieces.add(piece(line(answer, text, List.of(), false).toString()));
        }
        for (int index = 0; index < answer.calls().size(); index++) {
            ObjectNode call = call(answer.calls().get(index), index);
            pieces.add(piece(line(answer, "", List.of(call), false).toString()));
        }
        pieces.add(piece(line(answer, "", List.of(), true).toString()));
        return pieces;
    }

    @Override
    public String whole(Answer answer) {
        List<ObjectNode> calls = new ArrayList<>();
        for (ToolExecutionRequest call : answer.calls()) {
            calls.add(call(call, calls.size()));
        }
        return line(answer, answer.text(), calls, true).toString();
    }

    @Override
    public String error(int status, String message) {
        return WireJson.object().put("error", message).toString();
    }

    @Override
    public String piece(String text) {
        return text + "\n";
    }

    private static ObjectNode line(Answer answer, String text, List<ObjectNode> calls, boolean done) {
        ObjectNode line =
                WireJson.object().put("model", answer.model()).put("created_at", "2026-01-01T00:00:00.000000Z");
        ObjectNode message = line.putObject("message").put("role", "assistant").put("content", text);
        if (!calls.isEmpty()) {
            ArrayNode list = message.putArray("tool_calls");
            calls.forEach(list::add);
        }
        line.put("done", done);
        if (done) {
            line.put("done_reason", "stop")
                    .put("total_duration", 1_000_000)
                    .put("load_duration", 1_000)
                    .put("prompt_eval_count", answer.inputTokens())
                    .put("eval_count", answer.outputTokens());
        }
        return line;
    }

    private static ObjectNode call(ToolExecutionRequest call, int index) {
        ObjectNode json = WireJson.object().put("id", call.id());
        json.putObject("function")
                .put("index", index)
                .put("name", call.name())
                .set("arguments", WireJson.argumentsObject(call.arguments()));
        return json;
    }
}
