package dev.browsergrid.agents.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills in a task's output schema from what the page labels: the texts and numbers of a flat object. Properties
/// without a label on the page are left out; whether that will do is not judged here.
final class Shaping {
    private static final Pattern SCHEMA = Pattern.compile("<output_schema>\\R(.*?)\\R</output_schema>", Pattern.DOTALL);
    private static final Pattern WORD_ENDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[_\\-.]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Shaping() {}

    /// The schema the messages ask for, if there is one.
    static Optional<JsonNode> wanted(List<ChatMessage> messages) {
        return messages.stream()
                .filter(UserMessage.class::isInstance)
                .flatMap(message -> ((UserMessage) message).contents().stream())
                .filter(TextContent.class::isInstance)
                .map(content -> SCHEMA.matcher(((TextContent) content).text()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .reduce((_, last) -> last)
                .flatMap(Shaping::read);
    }

    /// The output as JSON, or empty when the page labels nothing of it.
    static Optional<String> output(JsonNode schema, Page page) {
        List<Labels.Labelled> pairs = Labels.of(page);
        ObjectNode output = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String label = label(property.getKey(), property.getValue());
            Answers.best(pairs, label).stream()
                    .findFirst()
                    .ifPresent(pair -> put(output, property.getKey(), property.getValue(), pair.value()));
        }
        return output.isEmpty() ? Optional.empty() : Optional.of(output.toString());
    }

    private static String label(String name, JsonNode property) {
        String title = property.path("title").asText("");
        return (title.isBlank() ? WORD_ENDS.matcher(name).replaceAll(" ") : title).toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode output, String name, JsonNode property, String value) {
        OptionalDouble amount = Numbers.amount(value);
        switch (property.path("type").asText("string")) {
            case "string" -> output.put(name, value);
            case "number" -> amount.ifPresent(number -> output.put(name, number));
            case "integer" -> amount.ifPresent(number -> output.put(name, Math.round(number)));
            default -> {
                // no label says what else there is
            }
        }
    }

    private static Optional<JsonNode> read(String schema) {
        try {
            return Optional.of(JSON.readTree(schema));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
