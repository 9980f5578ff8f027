package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.Do;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Things.Described;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a page has a button for: “archive the mail from Ada” is the button Archive that goes with what says Ada.
final class Deeds {
    private static final String OPENING = "open|view|play|read|show|start|watch|listen|visit|see";

    private Deeds() {}

    static Move next(Scene scene, Do wanted) {
        Page page = scene.page();
        Described thing = Described.of(Comparing.named(page, wanted.object()));
        long done = scene.own().stream().filter(Deeds::isTheDeed).count();
        if (done >= Math.max(1, thing.places().size())) {
            return Move.done("did “" + wanted.said() + "”");
        }
        List<Node> buttons = buttons(page, wanted.verb());
        List<Node> parts = new Things(page).saying(thing.telling());
        Found found = find(scene, thing, buttons, parts);
        List<Put> puts = found.isEmpty() && parts.isEmpty() ? FormText.strict(wanted.object(), page) : List.of();
        if (!puts.isEmpty() && FormText.saysMore(wanted.object(), puts, page)) {
            return new Move.Lost(wanted.said());
        }
        Optional<Put> unfilled =
                puts.stream().filter(put -> !FillPlans.isDone(scene, put)).findFirst();
        if (unfilled.isPresent()) {
            return Acts.first(FillPlans.put(scene.fresh(), unfilled.get()), wanted.said());
        }
        if (!puts.isEmpty() || FillPlans.hasFilled(scene)) {
            List<Node> near = scene.lastFilled()
                    .map(field -> page.nearest(buttons, List.of(field)))
                    .orElse(buttons);
            return near.isEmpty()
                    ? new Move.Half(
                            "filled in what you gave for “" + wanted.said() + "”",
                            "I see no button for “" + wanted.verb() + "” to finish it with.")
                    : Acts.next(scene, "click", new Found(near, near.size()), dialog(wanted), wanted.said());
        }
        if (!found.isEmpty()) {
            return Acts.next(scene, "click", nth(found, (int) done), dialog(wanted), wanted.said());
        }
        if (wanted.verb().equals("report") && buttons.isEmpty()) {
            return Answers.answer(scene, new Intent.ValueOf(Quotes.strip(wanted.object()), ""));
        }
        return elsewhere(scene, wanted, buttons, parts);
    }

    /// Only the click on the button itself ends it; fields filled and boxes ticked on the way do not.
    private static boolean isTheDeed(Step step) {
        return step.ok() && step.tool().equals("click") && !step.isPreparation();
    }

    private static Found nth(Found found, int index) {
        return index == 0 || index >= found.ranked().size()
                ? found
                : new Found(List.of(found.ranked().get(index)), 1);
    }

    /// Buttons called by the verb; by another word for it only when there is none.
    private static List<Node> buttons(Page page, String verb) {
        List<Node> exact = named(page, verb);
        return !exact.isEmpty()
                ? exact
                : Vocabulary.SAME_DEED.getOrDefault(verb, List.of()).stream()
                        .map(other -> named(page, other))
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse(List.of());
    }

    private static List<Node> named(Page page, String verb) {
        List<String> asked = Words.of(verb);
        return page.all(node -> node.canBeUsed() && Roles.clickable(page, node) && !Roles.field(node))
                .filter(node -> {
                    List<String> words = Words.of(node.label());
                    return words.size() >= asked.size()
                            && Words.alike(words.getFirst(), asked.getFirst())
                            && Words.covers(words, asked);
                })
                .toList();
    }

    private static Found find(Scene scene, Described thing, List<Node> buttons, List<Node> parts) {
        Page page = scene.page();
        List<String> telling = thing.telling();
        if (buttons.isEmpty()) {
            return Found.NOTHING;
        }
        if (telling.isEmpty()) {
            List<Node> picked = thing.pick(buttons);
            if (!thing.places().isEmpty() || picked.size() == 1) {
                return new Found(picked, Math.min(1, picked.size()));
            }
            return closest(scene, buttons);
        }
        List<Node> labelled = buttons.stream()
                .filter(node -> Words.covers(Words.of(node.label()), telling))
                .sorted(Comparator.comparingInt(node -> Words.of(node.label()).size()))
                .toList();
        List<Node> inside = new Things(page).in(parts, buttons);
        List<Node> picked = thing.pick(labelled.isEmpty() ? inside : labelled);
        boolean clear = !thing.places().isEmpty()
                || picked.size() < 2
                || Words.of(picked.get(0).label()).size()
                        < Words.of(picked.get(1).label()).size();
        return new Found(picked, clear ? Math.min(1, picked.size()) : picked.size());
    }

    /// “like it”: the button that goes with what was worked on last.
    private static Found closest(Scene scene, List<Node> buttons) {
        Page page = scene.page();
        List<Node> dialog =
                buttons.stream().filter(node -> Roles.inDialog(page, node)).toList();
        List<Node> pool = dialog.isEmpty() ? buttons : dialog;
        List<Node> near = scene.lastTouched()
                .map(last -> page.nearest(pool, List.of(last)))
                .orElse(pool);
        return new Found(near, near.size());
    }

    private static Move elsewhere(Scene scene, Do wanted, List<Node> buttons, List<Node> parts) {
        Page page = scene.page();
        Optional<Node> box = buttons.isEmpty()
                ? Optional.empty()
                : parts.stream()
                        .flatMap(part -> page.within(part))
                        .filter(node -> Roles.box(node) && node.canBeUsed())
                        .findFirst();
        if (box.isPresent() && parts.size() == 1) {
            return box.get().has("checked")
                    ? Acts.next(scene, "click", new Found(buttons, buttons.size()), dialog(wanted), wanted.said())
                    : Acts.first(
                            Move.call(
                                    "click", box.get(), "I select “" + box.get().label() + "” first."),
                            wanted.said());
        }
        Found self =
                wanted.verb().matches(OPENING) ? new Finder(page).clickable(Target.of(wanted.object())) : Found.NOTHING;
        if (!self.isEmpty()
                && new Finder(page)
                                .score(
                                        Target.of(wanted.object()).words(),
                                        self.ranked().getFirst())
                        >= Words.ALL) {
            return Acts.next(scene, "click", self, dialog(wanted), wanted.said());
        }
        Optional<Node> link = parts.size() != 1 || !buttons.isEmpty()
                ? Optional.empty()
                : page.within(parts.getFirst())
                        .filter(node -> node.role().equals("link") && node.canBeUsed())
                        .findFirst();
        if (link.isPresent() && scene.own().stream().noneMatch(Step::isPreparation)) {
            return Acts.first(
                    Move.call("click", link.get(), "I open “" + link.get().label() + "” first."), wanted.said());
        }
        return Acts.missing(scene, wanted.said());
    }

    private static Map<String, Object> dialog(Do wanted) {
        Map<String, Object> more = new HashMap<>();
        Stream.of(
                        Map.entry("on_dialog", wanted.reply().choice()),
                        Map.entry("dialog_text", wanted.reply().text()))
                .filter(entry -> !entry.getValue().isEmpty())
                .forEach(entry -> more.put(entry.getKey(), entry.getValue()));
        return more;
    }
}
