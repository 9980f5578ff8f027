package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Locator;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Partly;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ActionResult.Worked;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.ToolCall.Field;
import dev.browsergrid.agents.ToolCall.MouseButton;
import dev.browsergrid.agents.ToolError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Fills in several fields, each the way its kind is filled in alone. Stops at the first that does not work and when
/// the page goes away.
final class Filling {
    private final Hand hand;
    private final Function<ToolCall.Action, ActionResult> alone;

    /// `alone` does one action as if it had been asked for by itself.
    Filling(Hand hand, Function<ToolCall.Action, ActionResult> alone) {
        this.hand = hand;
        this.alone = alone;
    }

    ActionResult fill(List<Field> fields) {
        List<String> told = new ArrayList<>();
        boolean changed = false;
        for (Field field : fields) {
            List<Field> rest = fields.subList(told.size() + 1, fields.size());
            switch (put(field)) {
                case Refused(var error, var message) -> {
                    String problem = field.ref() + ": " + message + before(told) + left(rest);
                    return changed ? new Partly(error, problem) : new Refused(error, problem);
                }
                case Partly(var error, var message) -> {
                    return new Partly(error, field.ref() + ": " + message + before(told) + left(rest));
                }
                case Worked worked -> {
                    told.add(field.ref() + ": " + worked.effect());
                    changed |= worked.changed();
                    if (worked.navigated()) {
                        return new Worked(String.join("; ", told) + left(rest), true, true, Optional.empty());
                    }
                }
            }
        }
        return new Worked(String.join("; ", told), changed, false, Optional.empty());
    }

    private static String before(List<String> told) {
        return told.isEmpty() ? "" : "; before it: " + String.join("; ", told);
    }

    private static String left(List<Field> rest) {
        return rest.isEmpty()
                ? ""
                : "; not filled in: " + rest.stream().map(Field::ref).collect(Collectors.joining(", "));
    }

    private ActionResult put(Field field) {
        String ref = field.ref();
        Optional<Locator> element = hand.elements().find(hand.tab(), ref);
        if (element.isEmpty()) {
            return Hand.stale(ref);
        }
        Optional<Elements.State> state = hand.elements().state(element.get(), Bounds.ACT);
        if (state.isEmpty()) {
            return new Refused(ToolError.TIMEOUT, "it does not answer");
        }
        if (state.get().checkable()) {
            return check(field, state.get());
        }
        if (state.get().isFileInput()) {
            return new Refused(ToolError.NOT_POSSIBLE, "it takes files; use upload");
        }
        return alone.apply(
                state.get().tag().equals("select")
                        ? new ToolCall.Select(ref, List.of(field.value()))
                        : new ToolCall.Type(ref, field.value(), true, false));
    }

    private ActionResult check(Field field, Elements.State state) {
        return switch (field.value().strip().toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "checked" -> check(field.ref(), state, true);
            case "false", "off", "no", "unchecked" -> check(field.ref(), state, false);
            default -> new Refused(ToolError.NOT_POSSIBLE, "it takes true or false");
        };
    }

    private ActionResult check(String ref, Elements.State state, boolean wanted) {
        if (state.checked() == wanted) {
            return Worked.unchanged("nothing changed, it is " + (wanted ? "checked" : "not checked") + " already");
        }
        ActionResult clicked = alone.apply(new ToolCall.Click(ref, false, MouseButton.LEFT, DialogAnswer.DISMISS));
        boolean stayed = clicked instanceof Worked worked
                && !worked.navigated()
                && hand.elements()
                        .find(hand.tab(), ref)
                        .flatMap(element -> hand.elements().state(element, Bounds.ACT))
                        .filter(after -> after.checked() != wanted)
                        .isPresent();
        return stayed ? new Refused(ToolError.NOT_POSSIBLE, "clicking it did not change it") : clicked;
    }
}
