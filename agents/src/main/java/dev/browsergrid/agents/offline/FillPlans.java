package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Typing, ticking, choosing: giving controls their values.
final class FillPlans {
    private FillPlans() {}

    static Move put(Scene scene, Put put) {
        if (put.field().words().matches("(?i)(?:both|all) .+")) {
            return putEverywhere(scene, put);
        }
        String field = put.field().said();
        String deed = field.isEmpty() ? "typed “" + put.value() + "”" : "set " + field + " to “" + put.value() + "”";
        if (field.isEmpty() && !FormText.strict(put.value(), scene.page()).isEmpty()) {
            return fillForm(scene, put.value());
        }
        Found found = field.isEmpty() ? focused(scene) : field(scene.page(), put.field());
        if (!found.isEmpty() && found.ranked().getFirst().role().equals("slider")) {
            return Sliders.set(scene, found.ranked().getFirst(), put.value(), deed);
        }
        if (scene.worked("type") + scene.worked("select") + scene.worked("click") > 0
                && scene.last().filter(Step::ok).isPresent()
                && !opened(scene)) {
            return unchosen(scene, put).orElseGet(() -> Move.done(deed));
        }
        Optional<String> dated = scene.last()
                .filter(step -> !step.ok() && step.result().contains("Malformed value"))
                .flatMap(step -> Dates.time(put.value()).or(() -> Days.iso(scene.page(), put.value())))
                .filter(value -> !scene.did(step -> step.argument("text").equals(value)));
        if (dated.isPresent() && !found.isEmpty()) {
            return new Call(
                    "type",
                    Map.of("ref", scene.own().getLast().argument("ref"), "text", dated.get()),
                    "I enter it as " + dated.get() + ".");
        }
        if (found.isEmpty() && !field.isEmpty()) {
            return ChoosePlans.choose(scene, put.value(), field);
        }
        if (!found.isEmpty() && Roles.select(scene.page(), found.ranked().getFirst())) {
            List<String> options = Options.options(scene.page(), found.ranked().getFirst(), put.value());
            Found one = new Found(List.of(found.ranked().getFirst()), 1);
            return Words.score(put.value(), options.getFirst()) >= Words.ALL
                    ? Acts.next(scene, "select", one, Map.of("values", options), field)
                    : new Stuck("“" + field + "” does not offer “" + put.value() + "”.");
        }
        if (!found.isEmpty() && !Roles.typed(scene.page(), found.ranked().getFirst())) {
            return ChoosePlans.choose(scene, put.value(), field);
        }
        Map<String, Object> more = Map.of("text", put.value(), "submit", put.submit());
        return Acts.next(scene, "type", found, more, field.isEmpty() ? "a field to type into" : field);
    }

    /// “set both passwords to …”: every field of that name.
    private static Move putEverywhere(Scene scene, Put put) {
        Target one = new Target(put.field().words().replaceFirst("(?i)^(?:both|all)(?: the| my)? ", ""), "", 0);
        List<Put> puts = scene.page()
                .all(node ->
                        node.canBeUsed() && Roles.field(node) && Words.score(one.words(), node.name()) >= Words.ALL)
                .map(node -> new Put(put.value(), new Target(node.name(), "", 0), false))
                .toList();
        return puts.isEmpty()
                ? Acts.missing(scene, put.field().words())
                : puts.stream()
                        .filter(each -> !isDone(scene, each))
                        .findFirst()
                        .map(each -> put(scene.fresh(), each))
                        .orElseGet(() -> Move.done("set " + put.field().words() + " to “" + put.value() + "”"));
    }

    /// A field that suggests wants one of its suggestions clicked.
    private static Optional<Move> unchosen(Scene scene, Put put) {
        Page page = scene.page();
        boolean suggests = scene.last()
                .filter(step -> step.tool().equals("type"))
                .flatMap(step -> page.byRef(step.argument("ref")))
                .filter(node -> node.role().equals("combobox") && node.has("expanded"))
                .isPresent();
        return suggests
                ? page.all(node -> node.role().equals("option")
                                && node.canBeUsed()
                                && Words.score(put.value(), page.textOf(node)) >= 0.999)
                        .findFirst()
                        .map(node -> Move.call("click", node, "I choose “" + page.textOf(node) + "”."))
                : Optional.empty();
    }

    /// “the bedroom's mode” is the field Mode that goes with what says bedroom.
    private static Found field(Page page, Target target) {
        Finder finder = new Finder(page);
        String[] owned = target.words().split("['’]s ", 2);
        if (owned.length == 2) {
            List<Node> fields = finder.field(Target.of(owned[1])).ranked();
            List<Node> parts = new Things(page).saying(Words.telling(owned[0]));
            List<Node> inside = new Things(page).in(parts, fields);
            if (!inside.isEmpty()) {
                return new Found(inside, inside.size());
            }
        }
        return finder.field(target);
    }

    /// Whether this field of several has got its value.
    static boolean isDone(Scene scene, Put put) {
        Optional<String> dated = Dates.time(put.value()).or(() -> Days.iso(scene.page(), put.value()));
        boolean given = scene.did(step -> step.ok()
                && (step.argument("text").equals(put.value())
                        || dated.filter(step.argument("text")::equals).isPresent()));
        List<Node> fields = field(scene.page(), put.field()).ranked();
        if (fields.isEmpty()) {
            return given;
        }
        Node field = fields.getFirst();
        boolean waiting = field.role().equals("combobox") && field.has("expanded");
        String shows = scene.page()
                .within(field)
                .filter(each -> each.has("selected"))
                .map(Node::label)
                .findFirst()
                .orElse(field.text());
        return !waiting
                && (shows.equalsIgnoreCase(put.value())
                        || (given && sameField(scene, field))
                        || (Roles.select(scene.page(), field) && Words.score(put.value(), shows) >= Words.ALL));
    }

    private static boolean sameField(Scene scene, Node field) {
        return scene.did(step -> step.ok()
                && step.argument("ref").equals(field.ref())
                && !step.tool().equals("click"));
    }

    static boolean hasFilled(Scene scene) {
        return scene.did(step ->
                step.ok() && step.isPreparation() && List.of("type", "select").contains(step.tool()));
    }

    /// Whether the last thing this wish did was to open a list of choices.
    static boolean opened(Scene scene) {
        return scene.last()
                .filter(step -> step.ok() && step.tool().equals("click"))
                .flatMap(step -> scene.page().byRef(step.argument("ref")))
                .filter(node -> node.has("expanded"))
                .isPresent();
    }

    /// The field with the focus, else the first that stands empty.
    private static Found focused(Scene scene) {
        Page page = scene.page();
        List<Node> fields = page.all(node -> node.canBeUsed() && Roles.typed(page, node))
                .sorted(Comparator.<Node>comparingInt(node -> node.has("active") ? 0 : 1)
                        .thenComparing(node -> !scene.lastTouched().equals(Optional.of(node)))
                        .thenComparing(node -> !Roles.inDialog(page, node))
                        .thenComparing(node -> !node.text().isBlank()))
                .toList();
        return new Found(fields, Math.min(1, fields.size()));
    }

    static Move fillForm(Scene scene, String text) {
        List<Put> puts = FormText.read(text, scene.page());
        Optional<Put> next = puts.stream().filter(put -> !isDone(scene, put)).findFirst();
        if (next.isEmpty() && !puts.isEmpty()) {
            return Move.done("filled in " + puts.size() + (puts.size() == 1 ? " field" : " fields"));
        }
        if (puts.isEmpty() && FormText.isFilled(text, scene.page())) {
            return Move.done("found them filled in");
        }
        if (puts.isEmpty()) {
            return new Stuck("I could not match “" + text
                    + "” to the fields of this page. Say it like “fill in Name with Ada and Email with"
                    + " ada@example.com”.");
        }
        return next.map(put -> put(scene.fresh(), put)).orElseThrow();
    }

    static Move press(Scene scene, String keys, int times) {
        return scene.worked("press") >= times
                ? Move.done("pressed " + keys)
                : scene.last().filter(step -> !step.ok()).isPresent()
                        ? new Stuck("Pressing " + keys + " failed" + Acts.why(scene) + ".")
                        : new Call("press", Map.of("keys", keys), "I press " + keys + ".");
    }
}
