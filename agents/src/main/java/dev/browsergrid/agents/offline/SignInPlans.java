package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.SignIn;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Signing in and searching: a text or two, and then the button beside them.
final class SignInPlans {
    private static final Pattern CODE = Pattern.compile(
            "(?i)\\b(?:(?:verification|security|authentication|authenticator|confirmation|one[- ]time|sms|login)"
                    + " (?:code|pass\\w+)|otp|2fa)\\b|^(?:the )?code$");

    private SignInPlans() {}

    /// User name, password, button: whichever is still to do.
    static Move signIn(Scene scene, SignIn signIn) {
        Finder finder = new Finder(scene.page());
        List<Node> passwords = List.of("password", "pin", "passcode", "passphrase", "code").stream()
                .map(name -> finder.find(Target.of(name), Roles::field).ranked())
                .filter(fields -> !fields.isEmpty())
                .findFirst()
                .orElse(List.of());
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
            return codeField(scene.page())
                    .<Move>map(field -> new Call(
                            "ask_user",
                            Map.of("question", Phrases.whichCode(field.label()), "kind", "code"),
                            "The page wants a code that only you have."))
                    .orElseGet(() -> Move.done("signed in"));
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

    /// Where a second factor is to be typed, if the page asks for one.
    private static Optional<Node> codeField(Page page) {
        return page.all(node -> node.canBeUsed()
                        && Roles.typed(page, node)
                        && CODE.matcher(node.label()).find())
                .findFirst();
    }

    private static Move type(Node field, String text) {
        boolean secret = field.label().toLowerCase(Locale.ROOT).matches(".*\\b(?:password|pin|passcode|code)\\b.*");
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
