package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// generateContent and streamGenerateContent: candidates with parts; a function call is never split, and the first one
/// of an answer carries a thought signature that has to come back with it.
final class GeminiFormat implements WireFormat {
    static final String SIGNATURE = "c2lnbmVkLWJ5LWEtdGVzdC1zZXJ2ZXI=";

    private static final Pattern PATH =
            Pattern.compile("/v1beta/models/([^:/]+):(streamGenerateContent|generateContent)");

    @Override
    public Optional<Fault.Refuse> check(RecordedRequest request, String key) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !request.method().equals("POST")) {
            return WireFormat.refuse(404, "models/unknown is not found for API version v1beta");
        }
        if (path.group(2).startsWith("stream") && !request.query().contains("alt=sse")) {
            return WireFormat.refuse(400, "this test server streams with alt=sse only");
        }
        if (!request.header("x-goog-api-key").equals(key)) {
            return WireFormat.refuse(400, "API key not valid. Please pass a valid API key.");
        }
        return Optional.empty();
    }

    @Override
    public ChatRequest read(RecordedRequest request) {
        Matcher path = PATH.matcher(request.path());
        BadBody.unless(path.matches(), "unexpected path");
        return GeminiRequests.read(request.body(), path.group(1));
    }

    @Override
    public boolean wantsStream(RecordedRequest request) {
        return request.path().endsWith(":streamGenerateContent");
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    @Override
    public List<String> stream(Answer answer) {
        List<String> pieces = new ArrayList<>();
        for (String text : Answer.pieces(answer.text())) {
            ObjectNode chunk = body(answer);
            parts(chunk).addObject().put("text", text);
            pieces.add(piece(chunk.toString()));
        }
        for (int index = 0; index < answer.calls().size(); index++) {
            ObjectNode chunk = body(answer);
            parts(chunk).add(call(answer.calls().get(index), index == 0));
            pieces.add(piece(chunk.toString()));
        }
        ObjectNode last = body(answer);
        parts(last).addObject().put("text", "");
        pieces.add(piece(finished(last).toString()));
        return pieces;
    }

    @Override
    public String whole(Answer answer) {
        ObjectNode body = body(answer);
        ArrayNode parts = parts(body);
        if (!answer.text().isEmpty()) {
            parts.addObject().put("text", answer.text());
        }
        for (int index = 0; index < answer.calls().size(); index++) {
            parts.add(call(answer.calls().get(index), index == 0));
        }
        return finished(body).toString();
    }

    @Override
    public String error(int status, String message) {
        ObjectNode body = WireJson.object();
        ObjectNode error = body.putObject("error").put("code", status).put("message", message);
        error.put(
                "status",
                switch (status) {
                    case 400 -> "INVALID_ARGUMENT";
                    case 401 -> "UNAUTHENTICATED";
                    case 403 -> "PERMISSION_DENIED";
                    case 404 -> "NOT_FOUND";
                    case 429 -> "RESOURCE_EXHAUSTED";
                    case 500 -> "INTERNAL";
                    default -> "UNAVAILABLE";
                });
        return body.toString();
    }

    @Override
    public String piece(String text) {
        return "data: " + text + "\r\n\r\n";
    }

    private static ObjectNode body(Answer answer) {
        ObjectNode body = WireJson.object();
        body.putArray("candidates")
                .addObject()
                .put("index", 0)
                .putObject("content")
                .put("role", "model")
                .putArray("parts");
        body.putObject("usageMetadata")
                .put("promptTokenCount", answer.inputTokens())
                .put("candidatesTokenCount", answer.outputTokens())
                .put("totalTokenCount", answer.inputTokens() + answer.outputTokens());
        return body.put("modelVersion", answer.model()).put("responseId", answer.id());
    }

    private static ArrayNode parts(ObjectNode body) {
        return (ArrayNode) body.path("candidates").path(0).path("content").path("parts");
    }

    private static ObjectNode finished(ObjectNode body) {
        ((ObjectNode) body.path("candidates").path(0)).put("finishReason", "STOP");
        return body;
    }

    private static ObjectNode call(ToolExecutionRequest call, boolean first) {
        ObjectNode part = WireJson.object();
        part.putObject("functionCall")
                .put("id", call.id())
                .put("name", call.name())
                .set("args", WireJson.argumentsObject(call.arguments()));
        return first ? part.put("thoughtSignature", SIGNATURE) : part;
    }
}
