package dev.browsergrid.agents.offline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the model says what it did, found, and could not do.
final class Phrases {
    static final String NO_OUTPUT =
            "I am the built-in offline model: I fill in a schema from the labels of a page only, and"
                    + " here I cannot. A model key lifts this limit.";

    private static final Pattern SENT =
            Pattern.compile("\\b((?:POST|PUT|PATCH|DELETE) \\S+) (was answered with status \\d+|failed: \\w+)");

    private Phrases() {}

    static String notUnderstood(String words) {
        return "I did not understand “" + words
                + "”. I am the built-in offline model: I follow rules and know plain steps such as “open the shop”,"
                + " “click the second Add button”, “type ada@example.com into Email”, “check Vegan, choose Large,"
                + " submit”, “sort by price”, “what is the total?”. A model key (OPENAI_API_KEY, ANTHROPIC_API_KEY,"
                + " GEMINI_API_KEY or OLLAMA_BASE_URL) lifts this limit.";
    }

    static String whichOne(String words, List<String> choices) {
        return "Which one do you mean by “" + words + "”: " + String.join("; ", choices) + "?";
    }

    static String whichCode(String field) {
        return "The page asks for “" + field + "”. What is the code?";
    }

    static String stuck(List<String> deeds, List<String> answers, String why) {
        String done = deeds.isEmpty() ? "" : "I " + listed(deeds) + ". ";
        String found = answers.isEmpty() ? "" : String.join(" ", answers) + " ";
        String hint = why.startsWith("I could not find")
                ? " I go by the words on the page alone: say it closer to them, or set a model key, which lifts this"
                        + " limit."
                : "";
        return done + found + why + hint;
    }

    static String finished(List<String> deeds, List<String> answers, String alert, List<String> notices) {
        String found = answers.isEmpty()
                ? deeds.isEmpty() ? "There was nothing to do." : "Done: I " + listed(deeds) + "."
                : String.join(" ", answers);
        String said = alert.isEmpty() || found.contains(alert) ? "" : " The page says: " + alert;
        String noticed = answers.isEmpty() && !notices.isEmpty() ? " (" + String.join("; ", notices) + ")" : "";
        return found + said + noticed;
    }

    /// What the page warns about.
    static String alert(Page page) {
        return page.all(node -> node.role().equals("alert"))
                .map(page::textOf)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    static boolean isTrouble(String alert) {
        return alert.toLowerCase(Locale.ROOT)
                .matches(
                        "(?s).*\\b(?:wrong|invalid|incorrect|error|failed|required|missing|enter|need|needs|must|not|denied|empty|try"
                            + " again)\\b.*");
    }

    /// What was sent and not taken, whatever the page says of it; what was taken when it was sent again is not meant.
    static List<String> refusals(List<Step> steps) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Step step : steps) {
            SENT.matcher(step.result()).results().forEach(sent -> answers.put(sent.group(1), sent.group(2)));
        }
        return answers.entrySet().stream()
                .filter(answer -> !answer.getValue().matches("was answered with status [23]\\d\\d"))
                .map(answer -> answer.getKey() + " " + answer.getValue())
                .toList();
    }

    static String refused(List<String> refusals) {
        return "But it did not arrive: " + String.join("; ", refusals) + ".";
    }

    /// What an intent that is over has done, in the past tense.
    static Optional<String> deed(Intent intent) {
        return Optional.ofNullable(
                switch (intent) {
                    case Intent.Open(var place) -> "opened " + place;
                    case Intent.Add(int count, var item, var place) ->
                        "added " + count + " × " + item + (place.isEmpty() ? "" : " to the " + place);
                    case Intent.Search(var text, var _) -> "searched for “" + text + "”";
                    case Intent.Click click -> "clicked " + click.target().said();
                    case Intent.Do wanted -> "did “" + wanted.said() + "”";
                    case Intent.Make make -> "wrote the " + make.kind();
                    case Intent.Turn(var direction, var unit, int _) -> "went to the " + direction + " " + unit;
                    case Intent.State(var words) -> "filled in “" + words + "”";
                    case Intent.TickThese(var which, var _, boolean on) -> (on ? "checked " : "unchecked ") + which;
                    case Intent.Loose(var words) -> "clicked " + words;
                    case Intent.Put put ->
                        put.field().said().isEmpty()
                                ? "typed “" + put.value() + "”"
                                : "set " + put.field().said() + " to “" + put.value() + "”";
                    case Intent.FillForm _ -> "filled in the form";
                    case Intent.Press(var keys, int _) -> "pressed " + keys;
                    case Intent.Tick(var names, boolean on) -> (on ? "checked " : "unchecked ") + names;
                    case Intent.Choose(var value, var field) ->
                        "chose " + value + (field.isEmpty() ? "" : " for " + field);
                    case Intent.Remove(var _, var item) -> "removed " + item;
                    case Intent.Submit _ -> "submitted the form";
                    case Intent.Sort(var by, boolean _) -> "sorted by " + by;
                    case Intent.Filter(var by) -> "filtered by " + by;
                    case Intent.SwitchTab(var which) -> "switched to " + which;
                    case Intent.NewTab _ -> "opened a new tab";
                    case Intent.Drag(var from, var to) -> "dragged " + from.said() + " to " + to.said();
                    case Intent.Upload(var file, var _) -> "uploaded " + file;
                    case Intent.SignIn _ -> "signed in";
                    case Intent.Back _ -> "went back";
                    case Intent _ -> null;
                });
    }

    private static String listed(List<String> deeds) {
        return deeds.size() < 2
                ? String.join("", deeds)
                : String.join(", ", deeds.subList(0, deeds.size() - 1)) + " and " + deeds.getLast();
    }
}
