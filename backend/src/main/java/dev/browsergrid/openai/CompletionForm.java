package dev.browsergrid.openai;

import dev.browsergrid.openai.Conversation.Said;
import dev.browsergrid.openai.Conversation.Speaker;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a request for a chat completion. What only tunes a model is passed over, as every compatible server does; what
/// asks for something else than one answer in words is refused. Pure.
final class CompletionForm {
    private CompletionForm() {}

    /// @throws Problem `field_invalid`, `field_not_supported`, each naming the field
    static CompletionWish read(JsonNode body) {
        if (!body.isObject()) {
            throw invalid("body", "A JSON object.");
        }
        refuseOtherMeanings(body);
        String model = body.path("model").asString("").strip();
        if (model.isEmpty()) {
            throw invalid("model", "The id of one of the models at /v1/models.");
        }
        return new CompletionWish(
                model,
                conversation(body.path("messages")),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false),
                schema(body.path("response_format")),
                body.path("metadata"));
    }

    private static void refuseOtherMeanings(JsonNode body) {
        for (String list : List.of("tools", "functions")) {
            if (!body.path(list).isEmpty()) {
                throw unsupported(list, "The agent works with the tools of its browser; leave this out.");
            }
        }
        if (body.path("n").asInt(1) != 1) {
            throw unsupported("n", "There is one answer to a task.");
        }
        if (body.path("logprobs").asBoolean(false)) {
            throw unsupported("logprobs", "The agent's answer has no probabilities.");
        }
        boolean audio = body.path("modalities").valueStream().anyMatch(kind -> !"text".equals(kind.asString("")));
        if (audio || body.path("audio").isObject()) {
            throw unsupported("modalities", "The agent answers in text.");
        }
    }

    private static Conversation conversation(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw invalid("messages", "A list of at least one message.");
        }
        List<String> instructions = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        for (int at = 0; at < messages.size(); at++) {
            JsonNode message = messages.get(at);
            String field = "messages[" + at + "]";
            switch (message.path("role").asString("")) {
                case "system", "developer" -> instructions.add(text(message, field));
                case "user" -> said.add(new Said(Speaker.USER, text(message, field)));
                case "assistant" -> said.add(new Said(Speaker.ASSISTANT, answer(message, field)));
                case "tool", "function" ->
                    throw unsupported(field + ".role", "There are no tools that a client could have used.");
                default -> throw invalid(field + ".role", "One of system, developer, user, assistant.");
            }
        }
        if (said.isEmpty() || said.getLast().speaker() != Speaker.USER) {
            throw invalid("messages", "The last message has to be the user's.");
        }
        String manner = instructions.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return new Conversation(
                Optional.of(manner).filter(text -> !text.isEmpty()),
                said.subList(0, said.size() - 1),
                said.getLast().text());
    }

    /// What was said to refuse is an answer too.
    private static String answer(JsonNode message, String field) {
        if (!message.path("tool_calls").isEmpty()) {
            throw unsupported(field + ".tool_calls", "There are no tools that a client could have used.");
        }
        JsonNode refusal = message.path("refusal");
        return refusal.isString() && !message.hasNonNull("content") ? refusal.asString() : text(message, field);
    }

    private static String text(JsonNode message, String field) {
        JsonNode content = message.path("content");
        if (content.isString()) {
            return content.asString();
        }
        if (content.isNull() || content.isMissingNode()) {
            return "";
        }
        if (!content.isArray()) {
            throw invalid(field + ".content", "A text, or a list of parts.");
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode part : content) {
            String type = part.path("type").asString("");
            switch (type) {
                case "text", "refusal" -> parts.add(part.path(type).asString(""));
                default ->
                    throw unsupported(
                            field + ".content", "Only text can be given to the agent here, not " + type + ".");
            }
        }
        return String.join("\n", parts);
    }

    private static Optional<JsonNode> schema(JsonNode format) {
        return switch (format.path("type").asString("text")) {
            case "text" -> Optional.empty();
            case "json_object" ->
                Optional.of(JsonMapper.shared().createObjectNode().put("type", "object"));
            case "json_schema" ->
                Optional.of(format.path("json_schema").path("schema"))
                        .filter(JsonNode::isObject)
                        .or(() -> {
                            throw invalid("response_format.json_schema.schema", "A JSON schema.");
                        });
            default -> throw unsupported("response_format.type", "One of text, json_object, json_schema.");
        };
    }

    private static Problem invalid(String field, String why) {
        return Problem.invalid("field_invalid", List.of(new FieldError(field, why)));
    }

    private static Problem unsupported(String field, String why) {
        return Problem.invalid("field_not_supported", List.of(new FieldError(field, why)));
    }
}
