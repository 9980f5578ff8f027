package dev.browsergrid.run.oversight;

import dev.browsergrid.run.oversight.RequiredAction.Approval;
import dev.browsergrid.run.oversight.RequiredAction.Input;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows of `required_action` as PostgreSQL writes them as JSON, and writes what they hold.
public final class RequiredActions {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private RequiredActions() {}

    /// The required action; null for null.
    public static @Nullable RequiredAction read(@Nullable String row) {
        if (row == null) {
            return null;
        }
        JsonNode fields = JSON.readTree(row);
        RequiredAction.Type type =
                RequiredAction.Type.valueOf(fields.path("type").asString());
        JsonNode content = fields.path("content");
        return new RequiredAction(
                UUID.fromString(fields.path("id").asString()),
                type,
                fields.path("step").asInt(),
                OffsetDateTime.parse(fields.path("asked_at").asString()).toInstant(),
                OffsetDateTime.parse(fields.path("expires_at").asString()).toInstant(),
                type == RequiredAction.Type.APPROVAL ? JSON.treeToValue(content, Approval.class) : null,
                type == RequiredAction.Type.INPUT ? JSON.treeToValue(content, Input.class) : null);
    }

    /// Whose hands are on the browser; null for null.
    public static @Nullable BrowserControl readControl(@Nullable String row) {
        if (row == null) {
            return null;
        }
        JsonNode fields = JSON.readTree(row);
        return new BrowserControl(
                UUID.fromString(fields.path("holder").asString()),
                OffsetDateTime.parse(fields.path("since").asString()).toInstant());
    }

    static String write(Object content) {
        return JSON.writeValueAsString(content);
    }

    /// The same as it is told in events.
    static Object told(Object content) {
        return JSON.convertValue(content, Object.class);
    }
}
