package dev.browsergrid.agents.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import dev.browsergrid.agents.safety.TaskSecrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Types what holds placeholders of secrets: their values, into fields of their own sites alone. Where a field
/// is, the browser says and not the page: the addresses of its document and of all documents around it, up to
/// the tab's own. A value is put into its field as a whole, since keys go wherever the focus has gone meanwhile.
final class Disclosing {
    private static final Duration AFTER_LAPSE = Duration.ofMillis(200);
    private static final double KEY_DELAY_MILLIS = 20;

    private final Hand hand;

    Disclosing(Hand hand) {
        this.hand = hand;
    }

    boolean isFor(String text) {
        return !secrets().asked(text).isEmpty();
    }

    /// Types the text with the secrets it asks for, or says why not. From then on the field shows dots, whoever
    /// looks.
    ActionResult type(ToolCall.Type type, Locator element) {
        Optional<Refused> held = held(type.text(), element);
        Duration lapsing = secrets().untilFresh(type.text());
        if (held.isEmpty() && !lapsing.isZero()) {
            hand.pause(lapsing.plus(AFTER_LAPSE));
            held = held(type.text(), element);
        }
        if (held.isPresent()) {
            return held.get();
        }
        hand.leash().within(Bounds.ASK, () -> element.evaluate(VeilScripts.DOTS, null, patience()));
        String text = secrets().disclosed(type.text());
        return hand.onElement(type.ref(), type.submit() ? "typed and pressed Enter" : "typed", field -> {
            put(field, text, secrets().isCode(type.text()));
            if (type.submit()) {
                hand.leash()
                        .within(
                                Bounds.ACT,
                                () -> field.press(
                                        "Enter", new Locator.PressOptions().setTimeout(Bounds.playwright(Bounds.ACT))));
            }
        });
    }

    private void put(Locator field, String text, boolean code) {
        if (code && isShorter(field, text)) {
            // one of a row of fields for a digit each, which pass the focus on
            hand.leash()
                    .within(
                            Bounds.ACT,
                            () -> field.pressSequentially(
                                    text,
                                    new Locator.PressSequentiallyOptions()
                                            .setDelay(KEY_DELAY_MILLIS)
                                            .setTimeout(Bounds.playwright(Bounds.ACT))));
            return;
        }
        hand.leash()
                .within(
                        Bounds.ACT,
                        () -> field.fill(text, new Locator.FillOptions().setTimeout(Bounds.playwright(Bounds.ACT))));
    }

    private boolean isShorter(Locator field, String text) {
        Object most = hand.leash()
                .within(Bounds.ASK, () -> field.evaluate("field => field.maxLength ?? -1", null, patience()));
        return most instanceof Number number && number.intValue() > 0 && number.intValue() < text.length();
    }

    private Optional<Refused> held(String text, Locator element) {
        List<String> addresses = addresses(element);
        return secrets().asked(text).stream()
                .sorted()
                .flatMap(name -> held(name, addresses).stream())
                .findFirst();
    }

    private Optional<Refused> held(String name, List<String> addresses) {
        if (!secrets().names().contains(name)) {
            String known = String.join(", ", secrets().names());
            return Optional.of(
                    new Refused(ToolError.NOT_FOUND, "there is no secret \"" + name + "\"; the secrets are " + known));
        }
        return secrets().wrongSite(name, addresses).map(why -> new Refused(ToolError.SECRET_WRONG_SITE, why));
    }

    private List<String> addresses(Locator element) {
        List<String> addresses = new ArrayList<>();
        ElementHandle handle = hand.leash()
                .within(
                        Bounds.ASK,
                        () -> element.elementHandle(
                                new Locator.ElementHandleOptions().setTimeout(Bounds.playwright(Bounds.ASK))));
        Frame frame = hand.leash().within(Bounds.ASK, handle::ownerFrame);
        for (Frame around = frame; around != null; around = around.parentFrame()) {
            addresses.add(around.url());
        }
        // without any it is nowhere
        return addresses.isEmpty() ? List.of("") : addresses;
    }

    private TaskSecrets secrets() {
        return hand.safety().secrets();
    }

    private static Locator.EvaluateOptions patience() {
        return new Locator.EvaluateOptions().setTimeout(Bounds.playwright(Bounds.ASK));
    }
}
