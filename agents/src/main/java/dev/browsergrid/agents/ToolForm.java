package dev.browsergrid.agents;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.function.UnaryOperator;

/// What the specifications of tools are made of.
final class ToolForm {
    static final String REF = "Ref of the element, such as e5 or f1e2, from the newest page";

    private ToolForm() {}

    /// A tool; every one also takes the model's reason.
    static ToolSpecification tool(String name, String description, UnaryOperator<JsonObjectSchema.Builder> properties) {
        JsonObjectSchema.Builder schema = properties
                .apply(JsonObjectSchema.builder())
                .addStringProperty("reason", "One short sentence for the user: why you do this");
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(schema.build())
                .build();
    }

    static JsonArraySchema strings() {
        return JsonArraySchema.builder().items(new JsonStringSchema()).build();
    }

    static JsonArraySchema strings(String description) {
        return JsonArraySchema.builder()
                .description(description)
                .items(new JsonStringSchema())
                .build();
    }
}
