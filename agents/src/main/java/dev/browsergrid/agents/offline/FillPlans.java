package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Intent.SignIn;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Typing, ticking, choosing: giving controls their values.
final class FillPlans {
    private FillPlans() {}

    static Move put(Scene scene, Put put) {
        String field = put.field().said();
        String deed = field.isEmpty() ? "typed “" + put.value() + "”" : "set " + field + " to “" + put.value() + "”";
        if (scene.worked("type") + scene.worked("select") + scene.worked("click") > 0
                && scene.last().filter(Step::ok).isPresent()
                && !opened(scene)) {
            return Move.done(deed);
        }
        Found found = field.isEmpty() ? focused(scene) : new Finder(scene.page()).field(put.field());
        if (found.isEmpty() && !field.isEmpty()) {
            return choose(scene, put.value(), field);
        }
        if (!found.isEmpty() && !Roles.typed(scene.page(), found.ranked().getFirst())) {
            return choose(scene, put.value(), field);
        }
        Map<String, Object> more = Map.of("text", put.value(), "submit", put.submit());
        return Acts.next(scene, "type", found, more, field.isEmpty() ? "a field to type into" : field);
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
        int done = (int) scene.own().stream().filter(Step::ok).count();
        if (done >= puts.size() && done > 0) {
            return Move.done("filled in " + puts.size() + (puts.size() == 1 ? " field" : " fields"));
        }
        if (puts.isEmpty()) {
            return new Stuck("I could not match “" + text
                    + "” to the fields of this page. Say it like “fill in Name with Ada and Email with"
                    + " ada@example.com”.");
        }
        Scene fresh = new Scene(
                scene.seen(),
                scene.own().stream().filter(step -> !step.ok()).toList(),
                scene.before(),
                scene.files(),
                scene.playground());
        return put(fresh, puts.get(done));
    }

    static Move press(Scene scene, String keys, int times) {
        return scene.worked("press") >= times
                ? Move.done("pressed " + keys)
                : scene.last().filter(step -> !step.ok()).isPresent()
                        ? new Stuck("Pressing " + keys + " failed" + Acts.why(scene) + ".")
                        : new Call("press", Map.of("keys", keys), "I press " + keys + ".");
    }

    /// Several names at once are ticked one by one; one that is already as wanted is left alone.
    static Move tick(Scene scene, String names, boolean on) {
        Finder finder = new Finder(scene.page());
        List<String> parts = finder.find(Target.of(names), Roles::box).isEmpty() || names.contains(",")
                ? Arrays.stream(names.split("(?i)\\s*,\\s*(?:and )?(?:the )?|\\s+and\\s+(?:the )?"))
                        .filter(part -> !part.isBlank())
                        .toList()
                : List.of(names);
        for (String part : parts) {
            Found found = finder.find(
                    Target.of(part),
                    node -> Roles.box(node) || (on && node.role().equals("radio")));
            if (found.isEmpty() && on) {
                return choose(scene, part, "");
            }
            if (found.isEmpty() || found.ranked().getFirst().has("checked") != on) {
                return Acts.next(scene, "click", found, Map.of(), part);
            }
        }
        return Move.done((on ? "checked " : "unchecked ") + String.join(" and ", parts));
    }

    /// Wherever the value is offered: a radio button, an option of a list, a tab, or a list that must be opened first.
    static Move choose(Scene scene, String value, String field) {
        Page page = scene.page();
        Finder finder = new Finder(page);
        String deed = "chose " + value + (field.isEmpty() ? "" : " for " + field);
        if (scene.worked("select") > 0 || (scene.worked("click") > 0 && !opened(scene))) {
            return Move.done(deed);
        }
        Optional<Node> select = select(page, value, field);
        if (select.isPresent()) {
            List<String> values = List.of(bestOption(page, select.get(), value));
            return Acts.next(scene, "select", new Found(List.of(select.get()), 1), Map.of("values", values), value);
        }
        Found offered = finder.find(
                Target.of(value),
                node -> List.of("radio", "option", "checkbox", "menuitem", "menuitemradio", "switch")
                        .contains(node.role()));
        Found near = field.isBlank() || offered.isClear() ? offered : nearest(page, offered, finder.anchors(field));
        if (!near.isEmpty()) {
            return near.ranked().getFirst().has("checked")
                    ? Move.done(deed)
                    : Acts.next(scene, "click", near, Map.of(), value);
        }
        Found opener = field.isBlank()
                ? Found.NOTHING
                : finder.find(
                        Target.of(field),
                        node -> List.of("combobox", "button", "textbox", "listbox")
                                .contains(node.role()));
        if (!opener.isEmpty() && !opened(scene)) {
            return Acts.next(scene, "click", opener, Map.of(), field);
        }
        Found anything = finder.clickable(Target.of(value));
        return opened(scene) && anything.isEmpty()
                ? new Stuck("“" + field + "” does not offer “" + value + "”.")
                : Acts.next(scene, "click", anything, Map.of(), value);
    }

    /// Whether the last thing this wish did was to open a list of choices.
    private static boolean opened(Scene scene) {
        return scene.last()
                .filter(step -> step.ok() && step.tool().equals("click"))
                .flatMap(step -> scene.page().byRef(step.argument("ref")))
                .filter(node -> node.has("expanded"))
                .isPresent();
    }

    private static Found nearest(Page page, Found found, List<Node> anchors) {
        List<Node> near = anchors.isEmpty() ? found.ranked() : page.nearest(found.ranked(), anchors);
        return new Found(near, near.size());
    }

    private static Optional<Node> select(Page page, String value, String field) {
        return page.all(node -> node.canBeUsed() && Roles.select(page, node))
                .filter(node -> field.isBlank() || Words.score(field, node.label()) >= Words.SOME)
                .filter(node -> optionScore(page, node, value) >= Words.ALL)
                .max(Comparator.comparingDouble(node -> optionScore(page, node, value)));
    }

    private static double optionScore(Page page, Node select, String value) {
        return page.within(select)
                .mapToDouble(option -> Words.score(value, option.label()))
                .max()
                .orElse(0);
    }

    static String bestOption(Page page, Node select, String value) {
        return page.within(select)
                .max(Comparator.comparingDouble(option -> Words.score(value, option.label())))
                .map(Node::label)
                .orElse(value);
    }

    /// User name, password, button: whichever is still to do.
    static Move signIn(Scene scene, SignIn signIn) {
        Finder finder = new Finder(scene.page());
        List<Node> passwords = finder.find(Target.of("password"), Roles::field).ranked();
        boolean sent = scene.did(step -> step.ok() && step.argument("text").equals(signIn.password()));
        if (sent) {
            return sendSignIn(scene, passwords);
        }
        if (passwords.isEmpty()) {
            Found link = finder.clickable(Target.of("sign in"));
            return scene.own().isEmpty()
                    ? Acts.next(scene, "click", link, Map.of(), "sign in")
                    : new Stuck("I see no password field on this page to sign in with.");
        }
        if (scene.last().filter(step -> !step.ok()).isPresent()) {
            return new Stuck("Signing in did not work" + Acts.why(scene) + ".");
        }
        if (!scene.did(step -> step.ok() && step.argument("text").equals(signIn.user()))) {
            List<Node> names = scene.page()
                    .all(node -> node.canBeUsed()
                            && node.role().equals("textbox")
                            && !passwords.contains(node)
                            && node.order() < passwords.getFirst().order())
                    .toList();
            return names.isEmpty()
                    ? new Stuck("I see no field for “" + signIn.user() + "”.")
                    : type(names.getLast(), signIn.user());
        }
        return type(passwords.getFirst(), signIn.password());
    }

    private static Move sendSignIn(Scene scene, List<Node> passwords) {
        boolean pressed = scene.last()
                .filter(step -> step.ok() && !step.tool().equals("type"))
                .isPresent();
        if (pressed || passwords.isEmpty()) {
            return Move.done("signed in");
        }
        List<Node> buttons = scene.page()
                .all(node -> node.role().equals("button")
                        && node.canBeUsed()
                        && Words.score("sign in", node.label()) >= Words.ALL)
                .toList();
        return buttons.isEmpty() || scene.last().filter(step -> !step.ok()).isPresent()
                ? new Call("press", Map.of("keys", "Enter"), "I press Enter to sign in.")
                : Move.call(
                        "click",
                        scene.page().nearest(buttons, passwords).getFirst(),
                        "I click “" + buttons.getFirst().label() + "”.");
    }

    private static Move type(Node field, String text) {
        boolean secret = field.label().toLowerCase(Locale.ROOT).contains("password");
        return new Call(
                "type",
                Map.of("ref", field.ref(), "text", text),
                "I enter " + (secret ? "the password." : "“" + text + "” into “" + field.label() + "”."));
    }

    static Move search(Scene scene, String text, String field) {
        if (scene.worked("type") > 0) {
            return Move.done("searched for “" + text + "”");
        }
        Page page = scene.page();
        List<Node> boxes = new ArrayList<>(
                field.isBlank()
                        ? List.of()
                        : new Finder(page).field(Target.of(field)).ranked());
        page.all(node -> node.canBeUsed() && node.role().equals("searchbox")).forEach(boxes::add);
        page.all(node -> node.canBeUsed()
                        && Roles.typed(page, node)
                        && (Words.of(node.label()).contains("search")
                                || Words.of(node.label()).contains("find")))
                .forEach(boxes::add);
        Found found = new Found(List.copyOf(boxes), Math.min(1, boxes.size()));
        return found.isEmpty()
                ? new Stuck("I see no search box on this page to look for “" + text + "” with.")
                : Acts.next(scene, "type", found, Map.of("text", text, "submit", true), "the search box");
    }
}
