package dev.browsergrid.openai;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.run.Run;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The documents of OpenAI's API. Pure.
final class Documents {
    private static final JsonMapper JSON = new JsonMapper();

    private Documents() {}

    static ObjectNode models(List<ModelInfo> models) {
        ObjectNode list = JSON.createObjectNode().put("object", "list");
        models.forEach(model -> list.withArray("data")
                .addObject()
                .put("id", model.id())
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", model.provider()));
        return list;
    }

    static ObjectNode completion(Run run, Answer answer, String reasoning) {
        ObjectNode document = head(run, "chat.completion");
        ObjectNode choice = document.withArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.putNull("content").putNull("refusal");
        answer(message, answer);
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning);
        }
        choice.putNull("logprobs").put("finish_reason", "stop");
        document.set("usage", usage(run));
        return document;
    }

    /// The first piece of a stream.
    static ObjectNode opening(Run run) {
        ObjectNode delta = JSON.createObjectNode().put("role", "assistant").put("content", "");
        return chunk(run, delta);
    }

    static ObjectNode reasoning(Run run, String text) {
        return chunk(run, JSON.createObjectNode().put("reasoning_content", text));
    }

    /// The piece with the answer.
    static ObjectNode content(Run run, Answer answer) {
        ObjectNode delta = JSON.createObjectNode();
        answer(delta, answer);
        return chunk(run, delta);
    }

    /// The piece that says that the answer is whole.
    static ObjectNode closing(Run run) {
        ObjectNode chunk = chunk(run, JSON.createObjectNode());
        ((ObjectNode) chunk.path("choices").path(0)).put("finish_reason", "stop");
        return chunk;
    }

    /// The piece after the last one, for who asked for it.
    static ObjectNode tokens(Run run) {
        ObjectNode chunk = head(run, "chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", usage(run));
        return chunk;
    }

    private static void answer(ObjectNode message, Answer answer) {
        switch (answer) {
            case Answer.Given(var content) -> message.put("content", content);
            case Answer.Refused(var refusal) -> message.put("refusal", refusal);
            case Answer.Missing(var why) -> throw new IllegalArgumentException("no answer: " + why.code());
        }
    }

    private static ObjectNode chunk(Run run, ObjectNode delta) {
        ObjectNode chunk = head(run, "chat.completion.chunk");
        ObjectNode choice = chunk.withArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").putNull("finish_reason");
        return chunk;
    }

    private static ObjectNode head(Run run, String kind) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-" + run.id())
                .put("object", kind)
                .put("created", run.createdAt().getEpochSecond())
                .put("model", run.model());
    }

    private static ObjectNode usage(Run run) {
        return JSON.createObjectNode()
                .put("prompt_tokens", run.inputTokens())
                .put("completion_tokens", run.outputTokens())
                .put("total_tokens", run.inputTokens() + run.outputTokens());
    }
}
