package dev.browsergrid.agents.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.MouseButton;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import java.util.List;
import java.util.Optional;

/// Clicks, hovers and drags, as a hand with a mouse would: the pointer rests on the element before it presses.
final class Pointing {
    private static final int DRAG_STEPS = 8;

    private final Hand hand;
    private final Carrying carrying;

    Pointing(Hand hand) {
        this.hand = hand;
        this.carrying = new Carrying(hand);
    }

    ActionResult click(ToolCall.Click click) {
        String did = click.twice() ? "double-clicked" : "clicked";
        return hand.onElementPromptly(click.ref(), did, element -> {
            try {
                press(element, click);
            } catch (PlaywrightException problem) {
                clickLabelInstead(element, problem);
            }
        });
    }

    ActionResult hover(String ref) {
        return hand.onElement(ref, "pointed at it", this::point);
    }

    ActionResult drag(String from, String to) {
        Optional<Locator> target = hand.elements().find(hand.tab(), to);
        if (target.isEmpty()) {
            return Hand.stale(to);
        }
        Optional<ActionResult.Refused> held =
                hand.elements().state(target.get()).flatMap(carrying::dropped);
        if (held.isPresent()) {
            return held.get();
        }
        return hand.onElement(
                from,
                "dragged",
                element -> hand.leash()
                        .within(
                                Bounds.ACT.plus(Bounds.ACT),
                                () -> element.dragTo(
                                        target.get(),
                                        new Locator.DragToOptions()
                                                .setSteps(DRAG_STEPS)
                                                .setTimeout(Bounds.playwright(Bounds.ACT)))));
    }

    static MouseButton button(ToolCall.MouseButton button) {
        return switch (button) {
            case LEFT -> MouseButton.LEFT;
            case RIGHT -> MouseButton.RIGHT;
            case MIDDLE -> MouseButton.MIDDLE;
        };
    }

    private void point(Locator element) {
        hand.leash()
                .within(
                        Bounds.ACT,
                        () -> element.hover(new Locator.HoverOptions().setTimeout(Bounds.playwright(Bounds.ACT))));
    }

    /// Brings the pointer to where the click will be. Before it presses Playwright waits until the element has not
    /// moved
    /// for two frames, in which a page can change under the pointer.
    private void approach(Locator element) {
        Object place = hand.leash().within(Bounds.ASK, () -> element.evaluate(Scripts.MIDDLE));
        if (place instanceof List<?> middle) {
            hand.leash()
                    .within(
                            Bounds.ACT,
                            () -> hand.page()
                                    .mouse()
                                    .move(
                                            ((Number) middle.get(0)).doubleValue(),
                                            ((Number) middle.get(1)).doubleValue()));
        } else {
            point(element);
            hand.pause(Bounds.HOVER);
        }
    }

    private void press(Locator element, ToolCall.Click click) {
        approach(element);
        hand.leash()
                .within(
                        Bounds.ACT,
                        () -> element.click(new Locator.ClickOptions()
                                .setButton(button(click.button()))
                                .setClickCount(click.twice() ? 2 : 1)
                                .setTimeout(Bounds.playwright(Bounds.ACT))));
    }

    // Styled checkboxes hide the real one under or behind what is drawn; their label is what people click.
    private void clickLabelInstead(Locator element, PlaywrightException problem) {
        Refused trouble = Trouble.ofAction(problem);
        boolean hidden = trouble.error() == ToolError.COVERED || trouble.error() == ToolError.NOT_VISIBLE;
        boolean labelled = hidden
                && hand.elements()
                        .state(element)
                        .filter(state -> state.checkable() && state.labelled())
                        .isPresent();
        if (!labelled) {
            throw problem;
        }
        JSHandle label = hand.leash().within(Bounds.ASK, () -> element.evaluateHandle("input => input.labels[0]"));
        hand.leash()
                .within(
                        Bounds.ACT,
                        () -> Optional.ofNullable(label.asElement())
                                .orElseThrow(() -> problem)
                                .click(new ElementHandle.ClickOptions().setTimeout(Bounds.playwright(Bounds.ACT))));
    }
}
