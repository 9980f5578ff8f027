package dev.browsergrid.agents.replay.script;

import dev.browsergrid.agents.browser.KeyNames;
import dev.browsergrid.agents.replay.recipe.Element;
import dev.browsergrid.agents.replay.recipe.Paths;
import dev.browsergrid.agents.replay.recipe.RecipeAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes one action as statements.
final class ActionScript {
    private static final Pattern SECRET = Pattern.compile("<secret>\\s*([^<>]{1,100}?)\\s*</secret>");
    private static final Set<String> BOXES = Set.of("checkbox", "radio", "switch", "menuitemcheckbox");
    private static final Set<String> LISTS = Set.of("combobox", "listbox");
    // about what one screen is in most browsers
    private static final int SCREEN = 600;

    private final ScriptWriter script;
    private final Dialect dialect;
    private final Locators locators;
    private final int step;
    private final int at;
    private final RecipeAction action;

    /// `step` and `at` are its place in the recipe.
    ActionScript(ScriptWriter script, Dialect dialect, int step, int at, RecipeAction action) {
        this.script = script;
        this.dialect = dialect;
        this.locators = new Locators(dialect);
        this.step = step;
        this.at = at;
        this.action = action;
    }

    void say() {
        switch (action.tool()) {
            case "navigate" -> script.say(dialect.navigate(text("url")));
            case "back" -> script.say("page.goBack()");
            case "click" -> click();
            case "type" -> type();
            case "fill_form" -> fillForm();
            case "press" -> press();
            case "select" -> script.say(dialect.select(element("ref"), values()));
            case "hover" -> script.say(element("ref") + ".hover()");
            case "scroll" -> scroll();
            case "scroll_to" -> scrollTo();
            case "drag" -> script.say(element("from") + ".dragTo(" + element("to") + ")");
            case "wait" -> await();
            case "upload" -> script.say(dialect.upload(element("ref"), texts("files")));
            case "tabs" -> tabs();
            default -> throw new IllegalStateException("recipes have no " + action.tool());
        }
    }

    private void click() {
        if (text("on_dialog").equalsIgnoreCase("accept")) {
            script.say(dialect.acceptNextDialog(dialect.literal(text("dialog_text"))));
        }
        String button = text("button").toLowerCase(Locale.ROOT);
        boolean other = button.equals("right") || button.equals("middle");
        script.say(dialect.click(element("ref"), flag("double", false), other ? button : "left"));
    }

    private void type() {
        String value = written("text", text("text"));
        boolean clear = flag("clear", true);
        script.say(element("ref") + (clear ? ".fill(" : ".pressSequentially(") + value + ")");
        if (flag("submit", false)) {
            script.say(element("ref") + ".press(" + dialect.literal("Enter") + ")");
        }
    }

    private void fillForm() {
        for (int field = 0; action.elements().containsKey("fields." + field + ".ref"); field++) {
            String path = "fields." + field + ".value";
            Element element = Objects.requireNonNull(action.elements().get("fields." + field + ".ref"));
            String value =
                    Paths.at(action.arguments(), path).map(String::valueOf).orElse("");
            String locator = locators.of(element);
            if (BOXES.contains(element.role())) {
                boolean on = Set.of("true", "on", "yes", "checked")
                        .contains(value.strip().toLowerCase(Locale.ROOT));
                script.say(dialect.setChecked(locator, on));
            } else if (LISTS.contains(element.role())) {
                script.say(dialect.put(locator, written(path, value)));
            } else {
                script.say(locator + ".fill(" + written(path, value) + ")");
            }
        }
    }

    private void press() {
        for (String keys : text("keys").strip().split("\\s+", -1)) {
            String normal = KeyNames.normal(keys);
            script.say(
                    action.elements().containsKey("ref")
                            ? element("ref") + ".press(" + dialect.literal(normal) + ")"
                            : dialect.key(normal));
        }
    }

    private List<String> values() {
        return written("values")
                .map(List::of)
                .orElseGet(() -> texts("values").stream().map(dialect::literal).toList());
    }

    private void scroll() {
        int far = (int) Math.round(SCREEN * number("pages", 1));
        script.say(
                switch (text("direction").toLowerCase(Locale.ROOT)) {
                    case "up" -> dialect.wheel(0, -far);
                    case "left" -> dialect.wheel(-far, 0);
                    case "right" -> dialect.wheel(far, 0);
                    default -> dialect.wheel(0, far);
                });
    }

    private void scrollTo() {
        String place = action.elements().containsKey("ref")
                ? element("ref")
                : dialect.byText("page", false, text("text"), false) + ".first()";
        script.say(place + ".scrollIntoViewIfNeeded()");
    }

    private void await() {
        if (!text("text").isEmpty()) {
            script.say(dialect.waitForText(text("text"), false));
        } else if (!text("text_gone").isEmpty()) {
            script.say(dialect.waitForText(text("text_gone"), true));
        } else if (flag("idle", false)) {
            script.say(dialect.waitIdle());
        } else {
            script.say("page.waitForTimeout(" + Math.round(1000 * number("seconds", 1)) + ")");
        }
    }

    private void tabs() {
        Optional<Integer> position = Optional.ofNullable(action.tab()).map(place -> script.position(place));
        switch (text("action").toLowerCase(Locale.ROOT)) {
            case "new" -> {
                script.say(dialect.newTab());
                script.tabIsUnknown();
                if (!text("url").isEmpty()) {
                    script.say(dialect.navigate(text("url")));
                }
            }
            case "switch" -> position.ifPresent(script::onTab);
            default -> {
                position.ifPresent(script::onTab);
                script.say("page.close()");
                script.tabIsUnknown();
            }
        }
    }

    private String element(String path) {
        return locators.of(Objects.requireNonNull(action.elements().get(path)));
    }

    /// A text as an expression: an input's constant, or the text with the constants of secrets in it.
    private String written(String path, String text) {
        return written(path).orElseGet(() -> {
            List<String> parts = new ArrayList<>();
            Matcher secret = SECRET.matcher(text);
            int from = 0;
            while (secret.find()) {
                parts.add(dialect.literal(text.substring(from, secret.start())));
                parts.add(script.secret(secret.group(1)));
                from = secret.end();
            }
            parts.add(dialect.literal(text.substring(from)));
            String empty = dialect.literal("");
            boolean spoken = parts.removeIf(part -> part.equals(empty)) && parts.isEmpty();
            return spoken ? empty : String.join(" + ", parts);
        });
    }

    private Optional<String> written(String path) {
        return script.recipe().inputs().stream()
                .filter(input -> input.step() == step
                        && input.action() == at
                        && input.path().equals(path))
                .map(ScriptWriter::variable)
                .findFirst();
    }

    private String text(String name) {
        return Optional.ofNullable(action.arguments().get(name))
                .map(String::valueOf)
                .orElse("");
    }

    private List<String> texts(String name) {
        return action.arguments().get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : Arrays.asList(text(name));
    }

    private boolean flag(String name, boolean otherwise) {
        String word = text(name).toLowerCase(Locale.ROOT);
        return word.equals("true") || (otherwise && !word.equals("false"));
    }

    private double number(String name, double otherwise) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
