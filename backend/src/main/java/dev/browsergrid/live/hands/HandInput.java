package dev.browsergrid.live.hands;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// One thing a person's hands did to the live view. Places are in CSS pixels of the page; modifiers are bits: Alt 1,
/// Ctrl 2, Meta 4, Shift 8.
public sealed interface HandInput {
    int LONGEST_TEXT = 100_000;
    int LONGEST_KEY = 32;
    int MOST_FINGERS = 10;
    int MOST_PIXELS = 100_000;

    enum MouseAction {
        MOVE,
        DOWN,
        UP,
        WHEEL
    }

    enum TouchAction {
        START,
        MOVE,
        END,
        CANCEL
    }

    /// `button` is left, middle, right or none; `buttons` are those held, as bits; `clicks` counts quick ones.
    record Mouse(
            MouseAction action,
            double x,
            double y,
            String button,
            int buttons,
            int clicks,
            double dx,
            double dy,
            int modifiers)
            implements HandInput {}

    /// `key` and `code` as the DOM names them; `text` is what it writes, or empty.
    record Keystroke(boolean down, String key, String code, String text, int modifiers, boolean repeat)
            implements HandInput {}

    /// Text that comes whole: pasted, or composed to its end.
    record Written(String text) implements HandInput {}

    /// Text that is being composed, with the marked part of it.
    record Compose(String text, int start, int end) implements HandInput {}

    record Touch(TouchAction action, List<Point> points, int modifiers) implements HandInput {
        public Touch {
            points = List.copyOf(points);
        }
    }

    record Point(double x, double y, int id) {}

    /// Reads a message of the live view; of one that is none, or out of bounds, nothing is made.
    static Optional<HandInput> read(JsonNode message) {
        return switch (message.path("type").asString("")) {
            case "mouse" -> mouse(message);
            case "key" -> key(message);
            case "text" -> text(message).map(Written::new);
            case "compose" ->
                text(message)
                        .map(text -> new Compose(
                                text, within(message, "start", text.length()), within(message, "end", text.length())));
            case "touch" -> touch(message);
            default -> Optional.empty();
        };
    }

    private static Optional<HandInput> mouse(JsonNode message) {
        String button = message.path("button").asString("none");
        return one(MouseAction.class, message)
                .filter(_ -> List.of("left", "middle", "right", "none").contains(button))
                .map(action -> new Mouse(
                        action,
                        pixels(message, "x"),
                        pixels(message, "y"),
                        button,
                        within(message, "buttons", 31),
                        within(message, "clicks", 3),
                        pixels(message, "dx"),
                        pixels(message, "dy"),
                        within(message, "modifiers", 15)));
    }

    private static Optional<HandInput> key(JsonNode message) {
        String key = message.path("key").asString("");
        String code = message.path("code").asString("");
        String text = message.path("text").asString("");
        String action = message.path("action").asString("");
        boolean fits = !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && code.length() <= LONGEST_KEY
                && text.length() <= LONGEST_KEY
                && List.of("down", "up").contains(action);
        return fits
                ? Optional.of(new Keystroke(
                        action.equals("down"),
                        key,
                        code,
                        text,
                        within(message, "modifiers", 15),
                        message.path("repeat").asBoolean(false)))
                : Optional.empty();
    }

    private static Optional<HandInput> touch(JsonNode message) {
        List<Point> points = StreamSupport.stream(message.path("points").spliterator(), false)
                .limit(MOST_FINGERS)
                .map(point -> new Point(pixels(point, "x"), pixels(point, "y"), within(point, "id", 1_000_000)))
                .toList();
        return one(TouchAction.class, message)
                .map(action -> new Touch(action, points, within(message, "modifiers", 15)));
    }

    private static Optional<String> text(JsonNode message) {
        return Optional.of(message.path("text").asString("")).filter(text -> text.length() <= LONGEST_TEXT);
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, JsonNode message) {
        String word = message.path("action").asString("");
        return List.of(type.getEnumConstants()).stream()
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst();
    }

    private static double pixels(JsonNode message, String name) {
        double value = message.path(name).asDouble(0);
        return Double.isFinite(value) ? Math.clamp(value, -MOST_PIXELS, MOST_PIXELS) : 0;
    }

    private static int within(JsonNode message, String name, int most) {
        return Math.clamp(message.path(name).asInt(0), 0, most);
    }
}
