package dev.browsergrid.live.hands;

import dev.browsergrid.live.hands.HandInput.Compose;
import dev.browsergrid.live.hands.HandInput.Keystroke;
import dev.browsergrid.live.hands.HandInput.Mouse;
import dev.browsergrid.live.hands.HandInput.Touch;
import dev.browsergrid.live.hands.HandInput.TouchAction;
import dev.browsergrid.live.hands.HandInput.Written;
import dev.browsergrid.live.hands.TouchedPage.Thing;
import java.util.Set;
import java.util.function.Consumer;

/// Puts what hands do into words, a line for each thing a person would tell: what was clicked, what was typed where.
/// What is typed into fields for secrets is not told. Confined to one thread.
final class Diary {
    private static final int LONGEST_TEXT = 80;
    private static final int CONTROL_OR_META = 2 | 4;
    private static final Set<String> TOLD_KEYS = Set.of("Enter", "Escape", "Delete");

    private final TouchedPage page;
    private final Consumer<String> lines;
    private final StringBuilder typed = new StringBuilder();
    private Thing field = Thing.UNKNOWN;
    private boolean typing;
    private boolean scrolled;
    private boolean tapping;

    Diary(TouchedPage page, Consumer<String> lines) {
        this.page = page;
        this.lines = lines;
    }

    /// Takes note of an input, before it is done.
    void note(HandInput input) {
        switch (input) {
            case Mouse mouse -> mouse(mouse);
            case Keystroke key -> {
                if (key.down()) {
                    key(key);
                }
            }
            case Written(String text) -> type(text);
            case Compose _ -> {}
            case Touch touch -> touch(touch);
        }
    }

    /// Tells what is not told yet.
    void flush() {
        if (typing) {
            typing = false;
            String what = field.secret() ? "something secret" : "“" + shortened() + "”";
            typed.setLength(0);
            tell("Typed " + what + " into " + field.words());
        }
    }

    private void mouse(Mouse mouse) {
        switch (mouse.action()) {
            case DOWN -> {
                String verb = mouse.button().equals("right")
                        ? "Right-clicked "
                        : mouse.clicks() > 1 ? "Double-clicked " : "Clicked ";
                did(verb + page.at(mouse.x(), mouse.y()).words());
            }
            case WHEEL -> scroll();
            case MOVE, UP -> {}
        }
    }

    private void touch(Touch touch) {
        if (touch.points().size() > 1 || touch.action() == TouchAction.CANCEL) {
            tapping = false;
        } else if (touch.action() == TouchAction.START && !touch.points().isEmpty()) {
            tapping = true;
            did("Tapped "
                    + page.at(
                                    touch.points().getFirst().x(),
                                    touch.points().getFirst().y())
                            .words());
        } else if (touch.action() == TouchAction.MOVE && tapping) {
            tapping = false;
            scroll();
        }
    }

    private void key(Keystroke key) {
        boolean chord = (key.modifiers() & CONTROL_OR_META) != 0;
        if (chord && key.key().length() == 1) {
            did("Pressed " + (key.modifiers() == 4 ? "Meta+" : "Control+") + key.key());
        } else if (key.key().equals("Backspace")) {
            typed.setLength(Math.max(0, typed.length() - 1));
        } else if (TOLD_KEYS.contains(key.key())) {
            did("Pressed " + key.key());
        } else if (key.text().length() > 0) {
            type(key.text());
        }
    }

    private void type(String text) {
        if (!typing) {
            field = page.focused();
            typing = true;
        }
        typed.append(text);
    }

    private void scroll() {
        if (!scrolled) {
            did("Scrolled");
            scrolled = true;
        }
    }

    private void did(String line) {
        flush();
        tell(line);
    }

    private void tell(String line) {
        scrolled = false;
        lines.accept(line);
    }

    private String shortened() {
        String one = typed.toString().replaceAll("\\s+", " ");
        return one.length() <= LONGEST_TEXT ? one : one.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
