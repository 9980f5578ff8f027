package dev.browsergrid.agents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a tool call's JSON object and collects what is wrong with it, so that the model is told everything at once.
/// Small slips are forgiven: a number or boolean in quotes, one string where a list is meant, `[ref=e5]` for `e5`.
final class Arguments {
    private static final Pattern REF = Pattern.compile("\\[?(?:ref=|@)?((?:f\\d+)?e\\d+)]?");

    private static final double MOST_PIXELS = 20_000;

    private final JsonNode object;
    private final List<String> problems = new ArrayList<>();

    Arguments(JsonNode object) {
        this.object = object;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void problem(String text) {
        problems.add(text);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /// A required text that may be empty.
    String text(String name) {
        JsonNode value = object.path(name);
        if (value.isValueNode() && !value.isNull()) {
            return value.asText();
        }
        problems.add("\"" + name + "\" is required and must be a string");
        return "";
    }

    /// A required text with something in it.
    String words(String name) {
        String value = has(name) ? optionalText(name).strip() : "";
        if (value.isEmpty() && problems.isEmpty()) {
            problems.add("\"" + name + "\" is required and must be a string that is not empty");
        }
        return value;
    }

    /// A text, or the empty one.
    String optionalText(String name) {
        return has(name) ? text(name) : "";
    }

    /// Any JSON, as text, or the empty text.
    String json(String name) {
        return has(name) ? object.path(name).toString() : "";
    }

    String ref(String name) {
        return optionalRef(name).orElseGet(() -> {
            if (!has(name)) {
                problems.add("\"" + name + "\" is required: a ref from the page, such as \"e5\"");
            }
            return "";
        });
    }

    Optional<String> optionalRef(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        Matcher matcher = REF.matcher(object.path(name).asText().strip());
        if (matcher.matches()) {
            return Optional.of(matcher.group(1));
        }
        problems.add("\"" + name + "\" must be a ref from the page, such as \"e5\" or \"f1e2\"");
        return Optional.empty();
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        return switch (object.path(name).asText().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                problems.add("\"" + name + "\" must be true or false");
                yield otherwise;
            }
        };
    }

    double number(String name, double least, double most, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(object.path(name).asText());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // reported below
        }
        problems.add("\"" + name + "\" must be a number from " + plain(least) + " to " + plain(most));
        return otherwise;
    }

    /// A required length or place in a picture.
    double pixels(String name, double least) {
        if (!has(name)) {
            problems.add("\"" + name + "\" is required: pixels of the picture");
        }
        return number(name, least, MOST_PIXELS, least);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String value = object.path(name).asText().strip();
        E[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("\"" + name + "\" must be one of "
                            + Arrays.stream(constants)
                                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
                    return otherwise;
                });
    }

    List<String> texts(String name) {
        JsonNode value = object.path(name);
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asText()));
        } else if (has(name)) {
            problems.add("\"" + name + "\" must be a list of strings");
        }
        return texts;
    }

    /// A list of objects that is not empty, each read on its own; what is wrong with one is said with its place.
    <T> List<T> each(String name, int most, Function<Arguments, T> read) {
        JsonNode list = object.path(name);
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            problems.add("\"" + name + "\" is required and must be a list of 1 to " + most + " objects");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (JsonNode node : list) {
            Arguments item = new Arguments(node);
            items.add(read.apply(item));
            String place = name + "[" + (items.size() - 1) + "]: ";
            item.problems().forEach(problem -> problems.add(place + problem));
        }
        return items;
    }

    List<String> someTexts(String name) {
        List<String> texts = texts(name);
        if (texts.isEmpty() && problems.isEmpty()) {
            problems.add("\"" + name + "\" is required and must be a list of strings that is not empty");
        }
        return texts;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
