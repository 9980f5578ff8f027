package dev.browsergrid.cua;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Reads a request strictly: a field this server knows nothing of, or cannot do yet, is refused and
/// never passed over.
public final class CuaForm {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer,
                    config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Boolean,
                    config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Float, config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .build();

    private static final Set<String> KNOWN = Set.of(
            "task",
            "model",
            "start_url",
            "chat_id",
            "profile",
            "session_id",
            "pool",
            "limits",
            "instructions",
            "files",
            "metadata",
            "output_schema",
            "viewport",
            "allowed_domains",
            "blocked_domains",
            "secrets",
            "approval_policy",
            "on_question",
            "vision",
            "persistent",
            "webhook");
    private static final Set<String> KNOWN_LIMITS = Set.of("max_steps", "max_seconds", "max_tokens", "max_cost_usd");
    /// What other services of this kind take, and this one is to take when it can do what they say.
    private static final Set<String> NOT_YET = Set.of("record", "limits.max_failures");

    private CuaForm() {}

    /// @throws Problem `field_not_supported`, `field_unknown`, `field_invalid`, each naming the fields
    public static CuaRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw invalid("body", "A JSON object.");
        }
        List<String> strange = Stream.concat(
                        strange(body, "", KNOWN), strange(body.path("limits"), "limits.", KNOWN_LIMITS))
                .toList();
        refuse(strange, NOT_YET::contains, "field_not_supported", "This cannot be done yet; leave it out.");
        refuse(strange, _ -> true, "field_unknown", "There is no such field.");
        try {
            return STRICT.treeToValue(body, CuaRequest.class);
        } catch (DatabindException unfit) {
            throw invalid(path(unfit), "This is not of the form it has to have.");
        } catch (JacksonException unreadable) {
            throw invalid("body", "This cannot be read.");
        }
    }

    private static Stream<String> strange(JsonNode object, String prefix, Set<String> known) {
        return object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> prefix + name);
    }

    private static void refuse(List<String> names, Predicate<String> which, String code, String why) {
        List<FieldError> errors = names.stream()
                .filter(which)
                .map(name -> new FieldError(name, why))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(code, errors);
        }
    }

    private static String path(DatabindException unfit) {
        List<String> names = new ArrayList<>();
        unfit.getPath().forEach(part -> {
            if (part.getPropertyName() != null) {
                names.add(part.getPropertyName());
            }
        });
        return names.isEmpty() ? "body" : String.join(".", names);
    }

    private static Problem invalid(String field, String why) {
        return Problem.invalid("field_invalid", List.of(new FieldError(field, why)));
    }
}
