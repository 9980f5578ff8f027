package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Types texts and presses keys.
final class Writing {
    private static final double KEY_DELAY_MILLIS = 5;
    private static final Duration TYPING = Duration.ofSeconds(30);
    // typing one key at a time beyond this takes longer than anybody wants to watch
    private static final int LONGEST_BY_KEYS = 1_000;
    private static final Set<String> NOT_FOR_TEXT =
            Set.of("button", "submit", "reset", "image", "checkbox", "radio", "file");
    // fields that hold one value, of which keys would change a part
    private static final Set<String> SET_AS_A_WHOLE =
            Set.of("range", "color", "date", "time", "datetime-local", "month", "week");

    private final Hand hand;
    private final Disclosing disclosing;

    Writing(Hand hand) {
        this.hand = hand;
        this.disclosing = new Disclosing(hand);
    }

    ActionResult type(ToolCall.Type type) {
        Optional<Locator> found = hand.elements().find(hand.tab(), type.ref());
        if (found.isEmpty()) {
            return Hand.stale(type.ref());
        }
        Optional<Elements.State> state = hand.elements().state(found.get());
        if (state.filter(Writing::takesNoText).isPresent()) {
            return new Refused(ToolError.NOT_POSSIBLE, "it is no field for text");
        }
        if (disclosing.isFor(type.text())) {
            return disclosing.type(type, found.get());
        }
        boolean whole = type.clear()
                || state.filter(field -> SET_AS_A_WHOLE.contains(field.type())).isPresent();
        String did = type.submit() ? "typed and pressed Enter" : "typed";
        return hand.onElement(type.ref(), did, element -> {
            write(element, type, whole);
            if (type.submit()) {
                key(element, "Enter");
            }
        });
    }

    ActionResult press(String keys, @Nullable String ref) {
        List<String> presses =
                Arrays.stream(keys.split("\\s+")).map(KeyNames::normal).toList();
        Optional<Refused> held = new Carrying(hand).pasted(presses);
        if (held.isPresent()) {
            return held.get();
        }
        String did = "pressed " + String.join(" ", presses);
        return ref == null
                ? hand.onPage(
                        did,
                        () -> presses.forEach(key -> hand.leash()
                                .within(Bounds.ACT, () -> hand.page().keyboard().press(key))))
                : hand.onElement(ref, did, element -> presses.forEach(key -> key(element, key)));
    }

    private static boolean takesNoText(Elements.State state) {
        return NOT_FOR_TEXT.contains(state.type())
                || state.tag().equals("button")
                || state.tag().equals("a")
                || state.tag().equals("select");
    }

    private void write(Locator element, ToolCall.Type type, boolean whole) {
        if (whole) {
            try {
                hand.leash()
                        .within(
                                Bounds.ACT,
                                () -> element.fill(
                                        type.text(),
                                        new Locator.FillOptions().setTimeout(Bounds.playwright(Bounds.ACT))));
                return;
            } catch (TimeoutError problem) {
                throw problem;
            } catch (PlaywrightException problem) {
                if (Trouble.isGone(problem) || Trouble.message(problem).contains("Malformed value")) {
                    throw problem;
                }
                // not a field of its own, such as a widget that listens for keys
            }
        }
        hand.leash().within(Bounds.ACT, () -> element.click());
        key(element, type.clear() ? "ControlOrMeta+a" : "ControlOrMeta+End");
        if (type.clear()) {
            key(element, "Delete");
        }
        if (type.text().length() > LONGEST_BY_KEYS) {
            hand.leash().within(Bounds.ACT, () -> hand.page().keyboard().insertText(type.text()));
            return;
        }
        hand.leash()
                .within(
                        TYPING,
                        () -> element.pressSequentially(
                                type.text(),
                                new Locator.PressSequentiallyOptions()
                                        .setDelay(KEY_DELAY_MILLIS)
                                        .setTimeout(Bounds.playwright(TYPING))));
    }

    private void key(Locator element, String key) {
        hand.leash()
                .within(
                        Bounds.ACT,
                        () -> element.press(key, new Locator.PressOptions().setTimeout(Bounds.playwright(Bounds.ACT))));
    }
}
