package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.Click;
import dev.browsergrid.agents.offline.Intent.Drag;
import dev.browsergrid.agents.offline.Intent.How;
import dev.browsergrid.agents.offline.Intent.Reply;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Clicking, pointing, dragging, removing, submitting.
final class ClickPlans {
    private static final List<String> SUBMITTING = List.of(
            "submit",
            "send",
            "place order",
            "sign in",
            "continue",
            "confirm",
            "complete",
            "save",
            "register",
            "subscribe",
            "search",
            "apply",
            "pay",
            "order",
            "book",
            "next",
            "finish",
            "ok",
            "go");

    private ClickPlans() {}

    static Move click(Scene scene, Click click) {
        Found found = new Finder(scene.page()).clickable(click.target());
        String said = click.target().said();
        Map<String, Object> more = new HashMap<>();
        if (click.how() == How.DOUBLE) {
            more.put("double", true);
        } else if (click.how() == How.RIGHT) {
            more.put("button", "right");
        }
        if (!click.reply().choice().isEmpty()) {
            more.put("on_dialog", click.reply().choice());
        }
        if (!click.reply().text().isEmpty()) {
            more.put("dialog_text", click.reply().text());
        }
        return scene.worked("click") >= click.times()
                ? Move.done("clicked " + said + (click.times() > 1 ? " " + click.times() + " times" : ""))
                : Acts.next(scene, "click", found, more, said);
    }

    /// A dialog of the page itself is answered by its buttons; one of the browser's is over by now.
    static Move reply(Scene scene, Reply reply) {
        if (scene.worked("click") > 0) {
            return Move.done("answered the dialog");
        }
        boolean accept = reply.choice().equals("accept");
        Set<String> names = accept
                ? Set.of(
                        "ok",
                        "yes",
                        "accept",
                        "confirm",
                        "agree",
                        "allow",
                        "continue",
                        "accept all",
                        "got it",
                        "i agree",
                        "delete")
                : Set.of("cancel", "no", "close", "dismiss", "decline", "reject", "not now", "reject all", "later");
        List<Node> buttons = scene.page()
                .all(node -> node.role().equals("button")
                        && node.canBeUsed()
                        && names.stream().anyMatch(name -> Words.score(name, node.label()) >= Words.ALL))
                .sorted(Comparator.comparing(node -> !Roles.inDialog(scene.page(), node)))
                .toList();
        if (!buttons.isEmpty()) {
            return Acts.once(scene, "click", new Found(buttons, 1), Map.of(), "the dialog", "answered the dialog");
        }
        return scene.seen().notices().stream()
                .filter(notice -> notice.contains("dialog"))
                .findFirst()
                .<Move>map(notice -> new Stuck("That dialog is already closed (" + notice.replaceFirst("^dialog: ", "")
                        + "). Say it in one go, such as “click Delete and accept the dialog”."))
                .orElseGet(
                        () -> new Stuck("There is no dialog open. Say it together with the click that opens it, such as"
                                + " “click Delete and accept the dialog”."));
    }

    /// A few words that are no known phrase: the name of something on the page, or not understood.
    static Move loose(Scene scene, String words) {
        Found found = new Finder(scene.page()).clickable(Target.of(words));
        boolean named = !found.isEmpty()
                && new Finder(scene.page())
                                .score(Target.of(words).words(), found.ranked().getFirst())
                        >= Words.ALL;
        if (scene.worked("click") > 0) {
            return Move.done("clicked " + words);
        }
        return named ? Acts.once(scene, "click", found, Map.of(), words, "clicked " + words) : new Move.Lost(words);
    }

    /// The button that sends the form worked on last.
    static Move submit(Scene scene, String words) {
        Page page = scene.page();
        List<Node> buttons = page.all(node -> node.role().equals("button") && node.canBeUsed() && submits(words, node))
                .sorted(Comparator.<Node>comparingDouble(
                                node -> words.isEmpty() ? 0 : -Words.score(words, node.label()))
                        .thenComparing(node -> !Roles.inDialog(page, node))
                        .thenComparing(node -> Roles.aside(page, node))
                        .thenComparing(node -> scene.lastTouched()
                                .map(last -> page.distance(node, last))
                                .orElse(0)))
                .toList();
        if (buttons.isEmpty() && scene.own().isEmpty() && scene.lastTouched().isPresent()) {
            return new Call("press", Map.of("keys", "Enter"), "I see no button to send it with, so I press Enter.");
        }
        return scene.worked("press") > 0
                ? Move.done("submitted the form")
                : Acts.once(
                        scene,
                        "click",
                        new Found(buttons, Math.min(1, buttons.size())),
                        Map.of(),
                        words.isEmpty() ? "a button that submits" : words,
                        "submitted the form");
    }

    private static boolean submits(String words, Node node) {
        return Words.score(words.isEmpty() ? "submit" : words, node.label()) >= Words.ALL
                || SUBMITTING.stream().anyMatch(name -> Words.score(name, node.label()) >= 0.8);
    }

    static Move hover(Scene scene, Target target) {
        Finder finder = new Finder(scene.page());
        Found found = finder.clickable(target);
        return Acts.once(
                scene,
                "hover",
                found.isEmpty() ? finder.find(target, _ -> true) : found,
                Map.of(),
                target.said(),
                "pointed at " + target.said());
    }

    static Move drag(Scene scene, Drag drag) {
        if (scene.worked("drag") > 0) {
            return Move.done(
                    "dragged " + drag.from().said() + " to " + drag.to().said());
        }
        if (!scene.own().isEmpty()) {
            return new Stuck("Dragging did not work" + Acts.why(scene) + ".");
        }
        Finder finder = new Finder(scene.page());
        Found from = finder.find(drag.from(), Roles::draggable);
        Found to = finder.find(drag.to(), Roles::draggable);
        if (from.isEmpty() || to.isEmpty()) {
            return new Stuck("I could not find “" + (from.isEmpty() ? drag.from() : drag.to()).said()
                    + "” on this page to drag.");
        }
        Node source = from.ranked().getFirst();
        Node target = to.ranked().getFirst();
        return new Call(
                "drag",
                Map.of("from", source.ref(), "to", target.ref()),
                "I drag “" + scene.page().textOf(source) + "” to “"
                        + scene.page().textOf(target) + "”.");
    }

    static Move upload(Scene scene, String file, String field) {
        String wanted = file.matches("(?i)(?:it|file|the file|this|them|files?)") ? "" : file;
        List<String> files = scene.files().stream()
                .filter(name ->
                        wanted.isEmpty() || name.equalsIgnoreCase(wanted) || Words.score(wanted, name) >= Words.ALL)
                .toList();
        if (files.isEmpty()) {
            return new Stuck(
                    scene.files().isEmpty()
                            ? "There is no file to upload: attach “" + file + "” to your message first."
                            : "I have no file called “" + file + "”; attached are " + String.join(", ", scene.files())
                                    + ".");
        }
        Finder finder = new Finder(scene.page());
        Found named = field.isBlank() ? Found.NOTHING : finder.clickable(Target.of(field));
        List<Node> choosers = scene.page()
                .all(node -> node.role().equals("button")
                        && node.canBeUsed()
                        && List.of("file", "upload", "attach", "browse", "attachment", "document").stream()
                                .anyMatch(word -> Words.of(node.label()).contains(word)))
                .toList();
        Found found = named.isEmpty() ? new Found(choosers, Math.min(1, choosers.size())) : named;
        return Acts.once(
                scene, "upload", found, Map.of("files", files), "a file input", "uploaded " + String.join(", ", files));
    }
}
