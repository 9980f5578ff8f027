package dev.browsergrid.cua;

import dev.browsergrid.agents.replay.recipe.Input;
import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what is said of a replay as strictly as what is said of any run. Pure.
final class ReplayForm {
    private static final Set<String> SHARED = Set.of(
            "profile",
            "session_id",
            "pool",
            "viewport",
            "limits",
            "metadata",
            "approval_policy",
            "allowed_domains",
            "blocked_domains",
            "secrets");
    private static final String VARIABLES = "variables";
    private static final int LONGEST_TEXT = 20_000;

    private ReplayForm() {}

    /// The texts to be written instead, and the rest as the request of a run.
    record Wish(Map<String, String> texts, CuaRequest request) {}

    /// @throws Problem as [CuaForm] says; `field_invalid` also for variables the recipe does not have and for
    /// secrets it needs
    static Wish read(JsonNode body, Recipe recipe, String task) {
        if (!(body instanceof ObjectNode object)) {
            throw Problem.invalid("field_invalid", List.of(new FieldError("body", "A JSON object.")));
        }
        List<FieldError> strange = object.propertyNames().stream()
                .filter(name -> !SHARED.contains(name) && !name.equals(VARIABLES))
                .map(name -> new FieldError(name, "There is no such field."))
                .toList();
        if (!strange.isEmpty()) {
            throw Problem.invalid("field_unknown", strange);
        }
        ObjectNode rest = object.deepCopy();
        rest.remove(VARIABLES);
        rest.put("task", task);
        CuaRequest request = CuaForm.read(rest);
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> texts = texts(object.path(VARIABLES), recipe, errors);
        Set<String> given =
                request.namedSecrets().stream().map(secret -> secret.name()).collect(Collectors.toSet());
        recipe.secrets().stream()
                .filter(name -> !given.contains(name))
                .forEach(name -> errors.add(new FieldError("secrets." + name, "The run typed it; give it again.")));
        if (!errors.isEmpty()) {
            throw Problem.invalid("field_invalid", errors);
        }
        return new Wish(texts, request);
    }

    private static Map<String, String> texts(JsonNode variables, Recipe recipe, List<FieldError> errors) {
        Map<String, String> texts = new TreeMap<>();
        if (variables.isMissingNode() || variables.isNull()) {
            return texts;
        }
        if (!variables.isObject()) {
            errors.add(new FieldError(VARIABLES, "Texts by the names of the recipe's variables."));
            return texts;
        }
        Set<String> known = recipe.inputs().stream().map(Input::name).collect(Collectors.toSet());
        variables.propertyStream().forEach(entry -> {
            String field = VARIABLES + "." + entry.getKey();
            JsonNode value = entry.getValue();
            if (!known.contains(entry.getKey())) {
                errors.add(new FieldError(field, "The recipe has no such variable."));
            } else if (!value.isString()
                    || value.asString().length() > LONGEST_TEXT
                    || value.asString().contains("\0")) {
                errors.add(new FieldError(field, "A text of at most " + LONGEST_TEXT + " characters."));
            } else if (value.asString().contains("<secret>")) {
                errors.add(new FieldError(field, "Secrets stand where the run wrote them, and nowhere else."));
            } else {
                texts.put(entry.getKey(), value.asString());
            }
        });
        return texts;
    }
}
