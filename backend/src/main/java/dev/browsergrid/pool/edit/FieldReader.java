package dev.browsergrid.pool.edit;

import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.platform.Problem.FieldError;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads fields of a form one by one and notes what is wrong with them. What is missing is the given default.
record FieldReader(JsonNode form, List<FieldError> errors) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    int whole(String field, int otherwise, int least, int most) {
        JsonNode value = form.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            errors.add(new FieldError(field, "A whole number within " + least + " and " + most + "."));
            return otherwise;
        }
        return value.intValue();
    }

    String text(String field, int longest) {
        JsonNode value = form.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() || value.stringValue().length() > longest) {
            errors.add(new FieldError(field, "A text of at most " + longest + " characters."));
            return "";
        }
        return value.stringValue().strip();
    }

    /// The lists of hosts, each entry checked by itself.
    EgressLists egress() {
        JsonNode value = form.path("egress");
        if (value.isMissingNode() || value.isNull()) {
            return EgressLists.NONE;
        }
        try {
            EgressLists lists = STRICT.treeToValue(value, EgressLists.class);
            errors.addAll(lists.check("egress."));
            return lists;
        } catch (JacksonException unreadable) {
            errors.add(new FieldError("egress", "An object with the lists allow, deny and only, each of texts."));
            return EgressLists.NONE;
        }
    }

    /// A name that can stand in an address; never one that looks like an id.
    String name() {
        String name = text("name", 63);
        if (!NAME.matcher(name).matches() || ID.matcher(name).matches()) {
            errors.add(
                    new FieldError("name", "1 to 63 of a-z, 0-9 and -, beginning and ending with a letter or digit."));
        }
        return name;
    }
}
