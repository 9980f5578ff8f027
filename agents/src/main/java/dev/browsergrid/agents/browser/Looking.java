package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ActionResult.Worked;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.ToolCall.Until;
import dev.browsergrid.agents.ToolError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Waits, reads texts and takes pictures: what changes nothing by itself.
final class Looking {
    private static final int MOST_TEXT = 200_000;
    private static final int MOST_FRAMES = 10;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Hand hand;
    private final PageReader reader;
    private final Settling settling;

    Looking(Hand hand, PageReader reader, Settling settling) {
        this.hand = hand;
        this.reader = reader;
        this.settling = settling;
    }

    ActionResult await(Until until) {
        return switch (until) {
            case Until.Elapsed(var seconds) ->
                hand.onPage("waited", () -> hand.pause(Duration.ofMillis((long) (seconds * 1000))));
            case Until.TextShown(var text) -> awaitText(text, true);
            case Until.TextGone(var text) -> awaitText(text, false);
            case Until.Idle() -> awaitRest();
        };
    }

    ActionResult read(@Nullable String ref, int most) {
        String text;
        if (ref == null) {
            text = pageText();
        } else {
            Optional<Locator> element = hand.elements().find(hand.tab(), ref);
            if (element.isEmpty()) {
                return Hand.stale(ref);
            }
            text = String.valueOf(hand.leash()
                    .within(Bounds.ASK, () -> element.get().evaluate(Scripts.TEXT, MOST_TEXT)));
        }
        text = hand.safety().secrets().masked(text);
        if (text.isBlank()) {
            return Worked.unchanged("there is no text");
        }
        return Worked.unchanged(
                text.length() <= most
                        ? "the text is\n" + text
                        : "the first %d of %d characters are\n%s"
                                .formatted(most, text.length(), text.substring(0, most)));
    }

    ActionResult picture(boolean fullPage) {
        Optional<Screenshot> picture = reader.screenshot(hand.page(), fullPage);
        return picture.isEmpty()
                ? new Refused(ToolError.TIMEOUT, "the page did not let itself be drawn in time")
                : new Worked("took a picture", false, false, picture);
    }

    private ActionResult awaitRest() {
        return settling.rest(hand.tab(), Bounds.WAIT_FOR_TEXT)
                ? Worked.unchanged("the page is at rest")
                : new Refused(
                        ToolError.TIMEOUT,
                        "the page still loads or changes after " + Bounds.WAIT_FOR_TEXT.toSeconds() + " seconds");
    }

    private ActionResult awaitText(String text, boolean shown) {
        String what = "\"" + text + "\" is " + (shown ? "shown" : "gone");
        long start = System.nanoTime();
        while (pageText().contains(text) != shown) {
            if (System.nanoTime() - start > Bounds.WAIT_FOR_TEXT.toNanos()) {
                return new Refused(
                        ToolError.TIMEOUT,
                        "\"" + text + "\" was " + (shown ? "not shown" : "still shown") + " after "
                                + Bounds.WAIT_FOR_TEXT.toSeconds() + " seconds");
            }
            hand.pause(LOOK_AGAIN);
        }
        return new Worked(what, System.nanoTime() - start > LOOK_AGAIN.toNanos(), false, Optional.empty());
    }

    private String pageText() {
        List<String> texts = new ArrayList<>();
        for (Frame frame : hand.page().frames().stream().limit(MOST_FRAMES).toList()) {
            try {
                texts.add(String.valueOf(hand.leash()
                        .within(
                                Bounds.ASK,
                                () -> frame.evaluate("most => (" + Scripts.TEXT + ")(null, most)", MOST_TEXT))));
            } catch (PlaywrightException problem) {
                if (frame.equals(hand.page().mainFrame()) && !Trouble.isNavigation(problem)) {
                    throw problem;
                }
            }
        }
        return String.join("\n", texts).strip();
    }
}
