package dev.browsergrid.agents.replay.recipe;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Collects what a run wrote: texts that may be others next time, and secrets, which it knew by name
/// alone.
final class Inputs {
    private static final Pattern SECRET = Pattern.compile("<secret>\\s*([^<>]{1,100}?)\\s*</secret>");
    private static final Pattern SENSITIVE = Pattern.compile(
            "(?i)pass(?:word|code|phrase|wort)|kennwort|contraseña|mot de passe|\\b(?:pin|otp)\\b|one-time|"
                    + "(?:security|verification) code|card number");
    private static final int LONGEST_NAME = 40;

    private final List<Input> all = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> secrets = new TreeSet<>();
    // the actions whose own words hold what is no part of a recipe
    private final Set<String> hidden = new HashSet<>();

    List<Input> all() {
        return List.copyOf(all);
    }

    List<String> secrets() {
        return List.copyOf(secrets);
    }

    /// The action as a recipe keeps it: without its refs, and without what looks like a password.
    RecipeAction taken(RecipeAction action, int step, int at) {
        Map<String, Object> arguments = action.arguments();
        for (String path : action.elements().keySet()) {
            arguments = Paths.put(arguments, path, "");
            String written = written(action.tool(), path);
            Optional<Object> value = written.isEmpty() ? Optional.empty() : Paths.at(arguments, written);
            Element element = Objects.requireNonNull(action.elements().get(path));
            arguments = value.isEmpty() ? arguments : taken(arguments, element, written, value.get(), step, at);
        }
        return new RecipeAction(
                action.tool(),
                arguments,
                action.elements(),
                action.tab(),
                described(action, step, at),
                action.effect());
    }

    private String described(RecipeAction action, int step, int at) {
        String fields = action.elements().values().stream().map(Element::words).collect(Collectors.joining(", "));
        return hidden.contains(step + "." + at) ? "Write into " + fields : action.description();
    }

    // where the text stands that is written into the element of a path
    private static String written(String tool, String path) {
        return switch (tool) {
            case "type" -> "text";
            case "select" -> "values";
            case "fill_form" -> path.replaceFirst("\\.ref$", ".value");
            default -> "";
        };
    }

    private Map<String, Object> taken(
            Map<String, Object> arguments, Element element, String path, Object value, int step, int at) {
        Object only = value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value;
        if (only instanceof List<?>) {
            // several options at once have no one text
            return arguments;
        }
        String text = String.valueOf(only);
        Set<String> asked = new TreeSet<>();
        SECRET.matcher(text).results().forEach(found -> asked.add(found.group(1)));
        if (!asked.isEmpty()) {
            secrets.addAll(asked);
            return arguments;
        }
        if (SENSITIVE.matcher(element.name()).find()) {
            // a model wrote it in clear; a recipe does not
            String name = name(element);
            secrets.add(name);
            hidden.add(step + "." + at);
            return Paths.put(arguments, path, "<secret>" + name + "</secret>");
        }
        all.add(new Input(name(element), element.name(), text, step, at, path));
        return arguments;
    }

    private String name(Element element) {
        String words = Normalizer.normalize(element.name(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String cut = words.length() <= LONGEST_NAME
                ? words
                : words.substring(0, LONGEST_NAME).replaceAll("_+$", "");
        String base = cut.isEmpty() ? "text" : cut;
        String name = base;
        for (int number = 2; !names.add(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }
}
