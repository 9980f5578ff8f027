package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementJsonUtils;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Checks a tool's declaration and turns it back into LangChain4j's.
final class ToolSchemas {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private ToolSchemas() {}

    static ToolSpecification read(JsonNode name, JsonNode description, JsonNode schema) {
        BadBody.unless(NAME.matcher(name.asText()).matches(), "tool name '" + name.asText() + "' is not allowed");
        ToolSpecification.Builder tool = ToolSpecification.builder().name(name.asText());
        if (description.isTextual()) {
            tool.description(description.asText());
        }
        if (schema.isObject()) {
            JsonNode plain = lowerCaseTypes(schema.deepCopy());
            BadBody.unless(plain.path("type").asText().equals("object"), "a tool's schema must be of type object");
            Map<String, Object> map = WireJson.map(plain);
            tool.parameters((JsonObjectSchema) JsonSchemaElementJsonUtils.fromMap(map));
        }
        return tool.build();
    }

    /// Gemini writes types in capitals.
    private static JsonNode lowerCaseTypes(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("type").isTextual()) {
            object.put("type", object.path("type").asText().toLowerCase(Locale.ROOT));
        }
        schema.forEach(ToolSchemas::lowerCaseTypes);
        return schema;
    }
}
