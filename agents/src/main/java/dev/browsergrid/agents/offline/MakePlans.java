package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.Make;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Making something new: find where it is written, or what opens that place, write it, and finish with the button
/// beside it.
final class MakePlans {
    private static final Set<String> OPENERS = Set.of("new", "create", "add", "compose", "write", "+", "start");
    private static final Set<String> FINISHERS = Set.of(
            "add", "create", "save", "ok", "post", "send", "submit", "publish", "done", "rename", "comment", "apply");
    private static final Set<String> NAMING = Set.of("title", "name", "subject", "text", "message", "heading");

    private MakePlans() {}

    static Move make(Scene scene, Make make) {
        String deed = "wrote the " + make.kind() + (make.text().isEmpty() ? "" : " “" + make.text() + "”");
        boolean finished = scene.own().stream()
                .anyMatch(step -> step.ok()
                        && !step.isPreparation()
                        && List.of("click", "press").contains(step.tool()));
        boolean answered = scene.own().stream().anyMatch(step -> step.ok() && step.isPreparation() && isAnswered(step));
        boolean renamed = make.kind().equals("new name")
                && scene.before().stream()
                        .reduce((_, last) -> last)
                        .filter(MakePlans::isAnswered)
                        .isPresent();
        if (finished || answered || renamed) {
            return Move.done(deed);
        }
        List<Put> puts = puts(scene, make);
        if (puts.isEmpty()) {
            return open(scene, make);
        }
        Optional<Put> open =
                puts.stream().filter(put -> !FillPlans.isDone(scene, put)).findFirst();
        if (open.isPresent()) {
            return Acts.first(FillPlans.put(scene.fresh(), open.get()), make.kind());
        }
        Optional<Node> box = quality(scene.page(), make.kind());
        if (box.isPresent()) {
            return Acts.first(
                    Move.call("click", box.get(), "I tick “" + box.get().label() + "”."), make.kind());
        }
        return make.finish() ? finish(scene, make) : Move.done(deed);
    }

    /// “an all-day event”: a box that says the same and is not ticked yet.
    private static Optional<Node> quality(Page page, String kind) {
        List<String> words = Words.of(kind);
        List<String> more = words.subList(0, Math.max(0, words.size() - 1));
        return page.all(node -> node.canBeUsed() && Roles.box(node) && !node.has("checked"))
                .filter(node -> !more.isEmpty() && Words.covers(Words.of(page.textOf(node)), more))
                .findFirst();
    }

    /// A dialog of the browser's own took the words.
    private static boolean isAnswered(Step step) {
        return step.result().contains("- dialog: ");
    }

    /// What goes into which field; empty while there is no field for it.
    private static List<Put> puts(Scene scene, Make make) {
        Page page = scene.page();
        List<Node> fields = page.all(node -> node.canBeUsed() && node.role().equals("textbox"))
                .sorted(Comparator.comparing(node -> !Roles.inDialog(page, node)))
                .toList();
        List<String> kind = Words.of(make.kind());
        boolean dialog = fields.stream().anyMatch(node -> Roles.inDialog(page, node));
        Optional<Node> main = Stream.concat(
                        fields.stream().filter(node -> Words.covers(Words.of(node.name()), kind)),
                        fields.stream()
                                .filter(node -> dialog || scene.did(Step::isPreparation))
                                .filter(node -> !dialog || Roles.inDialog(page, node))
                                .sorted(Comparator.comparing(
                                        node -> Words.of(node.name()).stream().noneMatch(NAMING::contains))))
                .findFirst();
        if (main.isEmpty()) {
            return List.of();
        }
        List<Put> puts = new ArrayList<>();
        List<Put> rest = FormText.read(make.rest(), page);
        if (!make.text().isEmpty()) {
            puts.add(new Put(make.text(), new Target(main.get().name(), "", 0), false));
        }
        rest.stream()
                .filter(put -> !put.field().words().equals(main.get().name())
                        || make.text().isEmpty())
                .forEach(puts::add);
        moments(page, make.rest()).stream()
                .filter(put -> puts.stream().noneMatch(each -> each.field().equals(put.field())))
                .forEach(puts::add);
        place(page, make.rest()).ifPresent(puts::add);
        return puts;
    }

    /// “on 20 May 2026 at 18:15” goes to the fields for a date and a time.
    private static List<Put> moments(Page page, String rest) {
        List<Put> puts = new ArrayList<>();
        java.util.regex.Matcher time = java.util.regex.Pattern.compile(
                        "(?i)\\bat (\\d{1,2}(?:[:.]\\d\\d)?\\s*(?:am|pm)?)\\b")
                .matcher(rest);
        named(page, "date", "day")
                .filter(_ -> Dates.in(rest).flatMap(Dates::iso).isPresent()
                        || Dates.in(rest).filter(date -> date.day().isPresent()).isPresent())
                .ifPresent(field ->
                        puts.add(new Put(Days.iso(page, rest).orElse(rest), new Target(field.name(), "", 0), false)));
        if (time.find()) {
            named(page, "time", "start", "begin", "hour")
                    .ifPresent(field -> puts.add(new Put(
                            Dates.time(time.group(1)).orElse(time.group(1)), new Target(field.name(), "", 0), false)));
        }
        return puts;
    }

    private static Optional<Node> named(Page page, String... words) {
        return page.all(node -> node.canBeUsed() && Roles.field(node))
                .filter(node -> Stream.of(words).anyMatch(word -> Words.has(Words.of(node.name()), word)))
                .min(Comparator.comparing(node -> !Roles.inDialog(page, node)));
    }

    /// “to the To do column”, “in Doing”: one of a list's options.
    private static Optional<Put> place(Page page, String rest) {
        List<String> said = Words.of(rest);
        return said.isEmpty()
                ? Optional.empty()
                : page.all(node -> node.canBeUsed() && Roles.select(page, node))
                        .flatMap(select -> page.within(select)
                                .filter(option ->
                                        !option.label().isBlank() && said.containsAll(Words.of(option.label())))
                                .filter(option -> !option.has("selected"))
                                .sorted(Comparator.comparingInt(
                                        option -> -Words.of(option.label()).size()))
                                .map(option -> new Put(option.label(), new Target(select.name(), "", 0), false))
                                .limit(1))
                        .findFirst();
    }

    private static Move open(Scene scene, Make make) {
        Page page = scene.page();
        List<String> kind = Words.of(make.kind());
        List<Node> openers = page.all(node -> node.canBeUsed()
                        && Set.of("button", "link", "menuitem", "tab").contains(node.role()))
                .filter(node -> {
                    List<String> words = Words.of(node.label());
                    return words.stream().anyMatch(OPENERS::contains)
                            && (words.size() == 1 || kind.stream().anyMatch(word -> Words.has(words, word)));
                })
                .sorted(Comparator.comparing(node -> !Words.covers(Words.of(node.label()), kind)))
                .toList();
        if (openers.isEmpty()
                || scene.own().stream().filter(Step::isPreparation).count() > 2) {
            return openers.isEmpty()
                    ? Acts.missing(scene, make.kind())
                    : new Stuck("I found no place to write the " + make.kind() + " in.");
        }
        return Acts.first(
                new Call(
                        "click",
                        Map.of("ref", openers.getFirst().ref(), "on_dialog", "accept", "dialog_text", make.text()),
                        "I click “" + page.textOf(openers.getFirst()) + "”."),
                make.kind());
    }

    private static Move finish(Scene scene, Make make) {
        Page page = scene.page();
        List<Node> buttons = page.all(node -> node.canBeUsed()
                        && node.role().equals("button")
                        && Words.of(node.label()).stream().limit(1).anyMatch(FINISHERS::contains))
                .toList();
        Optional<Node> field = scene.lastFilled();
        List<Node> near = buttons.stream()
                .filter(node ->
                        field.filter(last -> Roles.inDialog(page, last)).isEmpty() || Roles.inDialog(page, node))
                .filter(node ->
                        field.filter(last -> page.distance(node, last) <= 25).isPresent())
                .toList();
        List<Node> best = field.map(last -> page.nearest(near, List.of(last))).orElse(near);
        boolean own = best.size() == 1 && isFor(page, best.getFirst(), make, field);
        return own
                ? Acts.next(scene, "click", new Found(best, 1), Map.of(), make.kind())
                : new Call(
                        "press",
                        field.<Map<String, Object>>map(last -> Map.of("keys", "Enter", "ref", last.ref()))
                                .orElse(Map.of("keys", "Enter")),
                        "I press Enter.");
    }

    /// A button that names another thing, such as “Create project” beside a field for tags, is not this thing's.
    private static boolean isFor(Page page, Node button, Make make, Optional<Node> field) {
        List<String> more = Words.of(button.label()).stream().skip(1).toList();
        return more.isEmpty()
                || more.stream().anyMatch(word -> Words.has(Words.of(make.kind()), word))
                || field.filter(last -> Roles.inDialog(page, last)).isPresent();
    }
}
