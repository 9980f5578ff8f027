package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.TickThese;
import dev.browsergrid.agents.offline.Things.Described;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Ticking: boxes, switches, buttons that stay pressed.
final class TickPlans {
    private TickPlans() {}

    /// Several names at once are ticked one by one; one that is already as wanted is left alone.
    static Move tick(Scene scene, String names, boolean on) {
        Page page = scene.page();
        List<String> parts = !isWhole(page, boxes(page, names, on), names) || names.contains(",")
                ? Arrays.stream(names.split("(?i)\\s*,\\s*(?:and )?(?:the )?|\\s+and\\s+(?:the )?"))
                        .filter(part -> !part.isBlank())
                        .toList()
                : List.of(names);
        for (String part : parts) {
            Found found = boxes(page, part, on);
            Optional<Node> button = found.isEmpty() && on ? button(page, part) : Optional.empty();
            if (button.isPresent()) {
                String ref = button.get().ref();
                if (scene.did(step -> step.ok() && step.argument("ref").equals(ref))) {
                    continue;
                }
                return Acts.next(scene, "click", new Found(List.of(button.get()), 1), Map.of(), part);
            }
            if (found.isEmpty() && on) {
                return isRefused(page, part) ? Acts.missing(scene, part) : ChoosePlans.choose(scene, part, "");
            }
            if (found.isEmpty() || Roles.isOn(found.ranked().getFirst()) != on) {
                return Acts.next(scene, "click", found, Map.of(), part);
            }
        }
        return Move.done((on ? "checked " : "unchecked ") + String.join(" and ", parts));
    }

    /// By the whole name, else by its telling words in any form: “the card is remembered” is “Remember this card”.
    private static Found boxes(Page page, String name, boolean on) {
        Finder finder = new Finder(page);
        Found named = finder.find(
                Target.of(name),
                node -> Roles.box(node)
                        || Roles.isToggle(node)
                        || (on && node.role().equals("radio")));
        if (!named.isEmpty()
                && finder.score(Target.of(name).words(), named.ranked().getFirst()) >= Words.ALL) {
            return named;
        }
        List<String> telling = ChoosePlans.telling(name);
        List<Node> all = page.all(node -> node.canBeUsed() && (Roles.box(node) || Roles.isToggle(node)))
                .toList();
        List<Node> fit = all.stream()
                .filter(node -> !telling.isEmpty() && Words.covers(Words.of(page.textOf(node)), telling))
                .toList();
        if (!fit.isEmpty() || !named.isEmpty() || button(page, name).isPresent()) {
            return fit.isEmpty() ? named : new Found(fit, fit.size());
        }
        List<Node> placed = new Things(page)
                .saying(telling).stream()
                        .flatMap(part -> all.stream().filter(part::holds))
                        .toList();
        return placed.size() == 1 ? new Found(placed, 1) : Found.NOTHING;
    }

    /// “tick the filter” does not mean the button “Clear filters”.
    static boolean isRefused(Page page, String name) {
        Found any = new Finder(page).clickable(Target.of(name));
        if (any.isEmpty()
                || ChoosePlans.OFFERED.contains(any.ranked().getFirst().role())) {
            return false;
        }
        return isOther(name, any.ranked().getFirst());
    }

    private static boolean isOther(String name, Node button) {
        List<String> label = Words.of(button.label());
        return !label.isEmpty()
                && Vocabulary.DEEDS.contains(label.getFirst())
                && !Words.of(name).contains(label.getFirst());
    }

    private static boolean isWhole(Page page, Found found, String names) {
        return !found.isEmpty()
                && Words.covers(Words.of(page.wholeText(found.ranked().getFirst(), false)), ChoosePlans.telling(names));
    }

    /// Toggle buttons that are off look like any other button.
    private static Optional<Node> button(Page page, String name) {
        return new Finder(page)
                        .find(
                                new Target(Target.of(name).words(), "button", 0),
                                node -> node.role().equals("button"))
                        .ranked()
                        .stream()
                        .filter(node -> Words.score(Target.of(name).words(), node.label()) >= Words.ALL)
                        .filter(node -> !isOther(name, node))
                        .findFirst();
    }

    /// “the first two files”, “everything in question 2”.
    static Move tickThese(Scene scene, TickThese wanted) {
        Page page = scene.page();
        List<Node> boxes = page.all(node -> node.canBeUsed() && Roles.box(node)).toList();
        if (!wanted.where().isBlank()) {
            List<String> where = Words.of(wanted.where());
            List<Node> parts = page.all(node -> !node.name().isBlank()
                            && Set.of("group", "region", "list", "table").contains(node.role()))
                    .filter(node -> Words.covers(Words.of(node.name()), ChoosePlans.telling(wanted.where()))
                            || Words.covers(Words.of(node.name()), where))
                    .toList();
            boxes = new Things(page).in(parts, boxes);
        }
        Described thing = Described.of(wanted.which());
        List<Node> picked = thing.places().isEmpty()
                ? boxes
                : thing.pick(boxes.stream()
                        .filter(box -> page.outwards(box)
                                .noneMatch(each -> page.within(each)
                                                .anyMatch(other -> other.role().equals("columnheader"))
                                        && each.role().equals("row")))
                        .toList());
        if (picked.isEmpty()) {
            return Acts.missing(scene, (wanted.which() + " " + wanted.where()).strip());
        }
        return picked.stream()
                .filter(box -> Roles.isOn(box) != wanted.on())
                .findFirst()
                .map(box -> Acts.next(scene, "click", new Found(List.of(box), 1), Map.of(), wanted.which()))
                .orElseGet(() -> Move.done((wanted.on() ? "checked " : "unchecked ") + wanted.which()));
    }
}
