package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import dev.browsergrid.agents.offline.Move.Unsure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One tool call on one element, and what to do when that goes wrong: the next best element once, then give up.
final class Acts {
    private static final Pattern ERROR = Pattern.compile("^error\\([^)]*\\):\\s*");
    private static final int MOST_TRIES = 2;
    private static final int MOST_SCROLLS = 12;

    private Acts() {}

    static Move once(Scene scene, String tool, Found found, Map<String, Object> more, String words, String deed) {
        return scene.worked(tool) > 0 ? Move.done(deed) : next(scene, tool, found, more, words);
    }

    /// The next call, however many worked before.
    static Move next(Scene scene, String tool, Found found, Map<String, Object> more, String words) {
        if (found.isEmpty()) {
            return missing(scene, words);
        }
        if (!found.isClear()
                && scene.own().stream().noneMatch(step -> step.tool().equals(tool))) {
            return new Unsure(
                    words,
                    found.equals().stream()
                            .map(node -> choice(scene.page(), node))
                            .distinct()
                            .limit(6)
                            .toList());
        }
        long failures = scene.own().stream()
                .filter(step -> !step.ok() && step.tool().equals(tool))
                .count();
        Optional<Node> node =
                found.ranked().stream().filter(each -> !scene.tried(each)).findFirst();
        if (failures >= MOST_TRIES || node.isEmpty()) {
            return new Stuck("“" + words + "” did not work" + why(scene) + ".");
        }
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("ref", node.get().ref());
        return new Call(tool, arguments, saying(tool, scene.page().textOf(node.get()), more));
    }

    /// Nothing fits: perhaps more of the page loads further down, so scroll once before giving up.
    static Move missing(Scene scene, String words) {
        long scrolls = scene.own().stream()
                .filter(step -> step.ok() && step.tool().equals("scroll"))
                .count();
        boolean more = scrolls == 0 || (scrolls < MOST_SCROLLS && !atTheEnd(scene));
        if (more && !scene.page().nodes().isEmpty()) {
            return first(
                    new Call(
                            "scroll",
                            Map.of("direction", "down", "pages", scrolls == 0 ? 1 : 10),
                            "I do not see “" + words + "” yet, so I look further down."),
                    words);
        }
        Optional<Node> tab = scene.page()
                .all(node -> node.role().equals("tab") && node.canBeUsed() && !node.has("selected"))
                .filter(node -> !scene.did(step -> step.argument("ref").equals(node.ref())))
                .findFirst();
        if (tab.isPresent() && scene.own().stream().filter(Step::isPreparation).count() < MOST_SCROLLS) {
            return first(
                    Move.call(
                            "click",
                            tab.get(),
                            "I do not see “" + words + "” here, so I look under “"
                                    + tab.get().label() + "”."),
                    words);
        }
        return new Stuck("I could not find “" + words + "” on this page.");
    }

    /// The same call, marked as one that only prepares what was asked for.
    static Move first(Move move, String said) {
        if (!(move instanceof Call call)) {
            return move;
        }
        Map<String, Object> arguments = new HashMap<>(call.arguments());
        arguments.put("reason", Step.FIRST + "for “" + shorten(said) + "”.");
        return new Call(call.tool(), arguments, call.saying());
    }

    /// Whether the last scroll brought nothing any more.
    static boolean atTheEnd(Scene scene) {
        return scene.own().stream()
                .filter(step -> step.tool().equals("scroll"))
                .reduce((_, last) -> last)
                .filter(step -> step.result().contains("nothing changed")
                        || step.result().contains("already"))
                .isPresent();
    }

    static String why(Scene scene) {
        return scene.last()
                .filter(step -> !step.ok())
                .map(step -> ": " + firstLine(ERROR.matcher(step.result()).replaceFirst("")))
                .orElse("");
    }

    private static String firstLine(String text) {
        // what follows the first sentence tells a model which tool to try next
        String line = text.lines().findFirst().orElse("").strip().replaceFirst("(?<=.)\\.\\s.*$", "");
        return line.length() > 160 ? line.substring(0, 160) + "…" : line.replaceFirst("\\.$", "");
    }

    /// A name that tells equal things apart: what is named nearest to them.
    private static String choice(Page page, Node node) {
        String label = page.textOf(node);
        return page.outwards(node)
                .flatMap(around -> page.within(around))
                .filter(each -> (each.role().equals("heading")
                        || each.role().equals("link")
                        || each.role().equals("rowheader")))
                .map(page::textOf)
                .filter(text -> !text.isBlank() && !text.equals(label))
                .findFirst()
                .map(near -> label + " (" + near + ")")
                .orElse(label);
    }

    private static String saying(String tool, String label, Map<String, Object> more) {
        String name = "“" + shorten(label) + "”";
        return switch (tool) {
            case "click" -> "I click " + name + ".";
            case "type" -> "I enter “" + more.getOrDefault("text", "") + "” into " + name + ".";
            case "select" -> "I choose “" + String.join(", ", values(more)) + "” in " + name + ".";
            case "hover" -> "I point at " + name + ".";
            case "upload" -> "I give the file to " + name + ".";
            default -> "I use " + name + ".";
        };
    }

    private static List<String> values(Map<String, Object> more) {
        return more.get("values") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }
}
