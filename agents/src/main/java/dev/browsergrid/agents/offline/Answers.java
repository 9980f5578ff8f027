package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Fact;
import dev.browsergrid.agents.offline.Intent.HowMany;
import dev.browsergrid.agents.offline.Intent.Most;
import dev.browsergrid.agents.offline.Intent.Question;
import dev.browsergrid.agents.offline.Intent.Read;
import dev.browsergrid.agents.offline.Intent.ValueOf;
import dev.browsergrid.agents.offline.Intent.Whether;
import dev.browsergrid.agents.offline.Labels.Labelled;
import dev.browsergrid.agents.offline.Move.Finished;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers questions from what the page shows; follows one link to where the answer may be.
final class Answers {
    private static final int LONG = 700;

    private Answers() {}

    static Move answer(Scene scene, Question question) {
        Optional<String> found = switch (question) {
            case ValueOf(var label, var of) -> labelled(scene, label, of);
            case HowMany(var things, var where) -> Counting.howMany(scene.page(), things, where);
            case Most most -> Comparing.most(scene.page(), most);
            case Fact fact -> Facts.answer(scene.page(), fact);
            case Whether(var thing, var state) -> whether(scene.page(), thing, state);
            case Read(var what) -> read(scene, what);
        };
        return found.or(() -> Facts.answer(scene.page(), asFact(question)))
                .<Move>map(answer -> new Finished("", answer))
                .orElseGet(() -> Elsewhere.elsewhere(scene, about(question)));
    }

    private static String about(Question question) {
        return switch (question) {
            case ValueOf(var label, var of) -> of.isEmpty() ? label : label + " of " + of;
            case HowMany(var things, var where) -> where.isEmpty() ? things : where;
            case Most(var quality, var _, var things) -> (quality + " " + things).strip();
            case Whether(var thing, var _) -> thing;
            case Read(var what) -> what.said();
            case Fact(var _, var words) -> words;
        };
    }

    private static Fact asFact(Question question) {
        return switch (question) {
            case HowMany(var things, var where) -> new Fact("how many", (things + " " + where).strip());
            case Most _, Read _, Whether _ -> new Fact("", "");
            case ValueOf _ -> new Fact("what", about(question));
            case Fact fact -> fact;
        };
    }

    static Optional<String> labelled(Scene scene, String label, String of) {
        Page page = scene.page();
        Optional<String> crossed = of.isEmpty()
                ? Optional.empty()
                : Tables.crossing(page, Words.telling(label + " " + of)).map(value -> say(label, of, value));
        if (crossed.isPresent()) {
            return crossed;
        }
        if (label.matches("(?i)(?:page )?(?:title|name of (?:the|this) page)|url|address|link")
                && (of.isEmpty() || of.matches("(?i)(?:this |the )?(?:page|site|tab)"))) {
            return scene.seen()
                    .activeTab()
                    .map(tab -> label.matches("(?i).*(?:url|address|link)")
                            ? "The address is " + tab.url() + "."
                            : "The page is called “" + tab.title() + "”.");
        }
        List<Labelled> pairs = best(Labels.of(page), label);
        List<Node> anchors = of.isEmpty() ? List.of() : new Finder(page).titled(of);
        Optional<Labelled> priced = isPrice(label)
                ? best(Labels.of(page), of).stream()
                        .filter(pair -> Numbers.isMoney(pair.value()))
                        .findFirst()
                : Optional.empty();
        if (priced.isPresent()) {
            return Optional.of(say(label, of, priced.get().value()));
        }
        if (!anchors.isEmpty()) {
            Optional<String> price = isPrice(label) ? priceNear(page, anchors) : Optional.empty();
            List<Node> near = page.nearest(pairs.stream().map(Labelled::at).toList(), anchors);
            return price.or(() -> pairs.stream()
                            .filter(pair -> near.contains(pair.at()))
                            .findFirst()
                            .map(Labelled::value))
                    .map(value -> say(label, of, value));
        }
        if (!of.isEmpty() && !of.matches("(?i)(?:page|order|cart|basket|site|table|list|form|screen)")) {
            return Optional.empty();
        }
        if (pairs.isEmpty()) {
            return of.isEmpty() ? headed(page, label) : Optional.empty();
        }
        if (!of.isEmpty() && !new Finder(page).anchors(label + " of " + of).isEmpty()) {
            return Optional.empty();
        }
        String values = pairs.stream().map(Labelled::value).distinct().limit(5).collect(Collectors.joining(", "));
        return Optional.of(say(label, "", values));
    }

    static List<Labelled> best(List<Labelled> pairs, String label) {
        double best = pairs.stream()
                .mapToDouble(pair -> Words.score(label, pair.label()))
                .max()
                .orElse(0);
        return pairs.stream()
                .filter(pair -> best >= Words.ALL && Words.score(label, pair.label()) >= best - 0.001)
                .toList();
    }

    private static boolean isPrice(String label) {
        return Set.of("price", "cost").contains(label.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> priceNear(Page page, List<Node> anchors) {
        List<Node> prices = page.all(
                        node -> Numbers.isMoney(node.label()) && !node.role().equals("option"))
                .toList();
        return page.nearest(prices, anchors).stream().map(Node::label).findFirst();
    }

    /// The text under a heading of that name, or the one message of that role.
    private static Optional<String> headed(Page page, String label) {
        return label.matches("(?i).*\\b(?:message|status|result|error|alert|notice)\\b.*")
                ? message(page)
                : Optional.empty();
    }

    private static String say(String label, String of, String value) {
        return "The " + label + (of.isEmpty() ? "" : " of " + of) + " is " + value.replaceFirst("\\.$", "") + ".";
    }

    static Optional<String> message(Page page) {
        String said = page.all(node -> Set.of("alert", "status").contains(node.role()))
                .sorted(Comparator.comparing(node -> !node.role().equals("alert")))
                .map(page::textOf)
                .filter(text -> !text.isBlank())
                .limit(3)
                .collect(Collectors.joining(" "));
        return said.isBlank() ? Optional.empty() : Optional.of("The page says: " + said);
    }

    private static Optional<String> whether(Page page, String thing, String state) {
        Optional<Node> node = new Finder(page)
                .anchors(thing).stream()
                        .max(Comparator.comparing(
                                each -> Roles.box(each) || each.role().equals("radio")));
        if (state.isEmpty()) {
            return Optional.of(
                    node.isPresent()
                            ? "Yes, “" + page.textOf(node.get()) + "” is on the page."
                            : "No, I see no “" + thing + "” on this page.");
        }
        return node.map(each -> switch (state.toLowerCase(Locale.ROOT)) {
                    case "disabled", "off" -> each.has("disabled") || (!each.has("checked") && Roles.box(each));
                    case "enabled" -> !each.has("disabled");
                    case "expanded" -> each.has("expanded");
                    default -> each.has("checked") || each.has("selected") || each.has("pressed");
                })
                .map(yes -> (yes ? "Yes, " : "No, ") + thing + " is " + (yes ? "" : "not ") + state + ".");
    }

    private static Optional<String> read(Scene scene, Target what) {
        Page page = scene.page();
        String name = what.words().toLowerCase(Locale.ROOT);
        if (name.matches("title|url|address")) {
            return labelled(scene, name, "");
        }
        if (name.matches("(?:current |whole )?(?:page|screen|it|text|content|everything)(?: of the page)?")) {
            Node start = page.all(node -> node.role().equals("main"))
                    .findFirst()
                    .orElse(page.nodes().isEmpty() ? null : page.nodes().getFirst());
            return start == null ? Optional.of("The page is empty.") : Optional.of(shorten(contents(page, start)));
        }
        if (name.matches(".*\\b(?:message|result|alert|dialog|error|status|notice|confirmation)")) {
            return scene.seen().notices().isEmpty()
                    ? message(page)
                    : Optional.of(String.join(" ", scene.seen().notices()));
        }
        if (what.kind().equals("heading")) {
            List<Node> headings =
                    page.all(node -> node.role().equals("heading")).toList();
            int index = what.ordinal() == Numbers.LAST ? headings.size() - 1 : Math.max(0, what.ordinal() - 1);
            return index >= 0 && index < headings.size()
                    ? Optional.of("The heading says “" + page.textOf(headings.get(index)) + "”.")
                    : Optional.empty();
        }
        return new Finder(page)
                .anchors(what.words()).stream()
                        .map(node -> node.role().equals("heading")
                                        || page.within(node).findAny().isEmpty()
                                ? page.parent(node).orElse(node)
                                : node)
                        .findFirst()
                        .map(node -> shorten(contents(page, node)))
                        .or(() -> labelled(scene, what.words(), ""));
    }

    /// The texts of a part of the page, one after another, without the controls' own names twice.
    private static String contents(Page page, Node start) {
        return page.within(start)
                .filter(node -> !node.label().isBlank()
                        && !Set.of("option", "list", "region", "group", "img").contains(node.role()))
                .map(node -> node.label() + (Roles.field(node) && !node.text().isBlank() ? ": " + node.text() : ""))
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private static String shorten(String text) {
        return text.length() > LONG ? text.substring(0, LONG) + "…" : text;
    }
}
