package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Reads and writes JSON.
final class WireJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private WireJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadBody("could not parse the JSON body: " + e.getOriginalMessage());
        }
    }

    /// A tool call's arguments for vendors that carry them as an object.
    static JsonNode argumentsObject(String arguments) {
        try {
            JsonNode parsed = MAPPER.readTree(arguments);
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (JsonProcessingException _) {
            // These vendors cannot send broken JSON; they send an object nobody asked for.
        }
        return object().put("unexpected", arguments);
    }

    static Map<String, Object> map(JsonNode node) {
        return MAPPER.convertValue(node, new TypeReference<>() {});
    }
}
