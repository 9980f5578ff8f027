package dev.browsergrid.live.hands;

import dev.browsergrid.live.hands.HandInput.Compose;
import dev.browsergrid.live.hands.HandInput.Keystroke;
import dev.browsergrid.live.hands.HandInput.Mouse;
import dev.browsergrid.live.hands.HandInput.MouseAction;
import dev.browsergrid.live.hands.HandInput.Touch;
import dev.browsergrid.live.hands.HandInput.Written;
import java.util.LinkedHashMap;
import java.util.Map;

/// An input as Chromium takes it: a method of the DevTools protocol's `Input` domain and its parameters.
public record Command(String method, Map<String, Object> params) {
    /// The command of an input. Pure.
    public static Command of(HandInput input) {
        return switch (input) {
            case Mouse mouse -> mouse(mouse);
            case Keystroke key -> key(key);
            case Written(String text) -> new Command("Input.insertText", Map.of("text", text));
            case Compose(String text, int start, int end) ->
                new Command(
                        "Input.imeSetComposition", Map.of("text", text, "selectionStart", start, "selectionEnd", end));
            case Touch touch -> touch(touch);
        };
    }

    private static Command mouse(Mouse mouse) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put(
                "type",
                switch (mouse.action()) {
                    case MOVE -> "mouseMoved";
                    case DOWN -> "mousePressed";
                    case UP -> "mouseReleased";
                    case WHEEL -> "mouseWheel";
                });
        params.put("x", mouse.x());
        params.put("y", mouse.y());
        params.put("button", mouse.button());
        params.put("buttons", mouse.buttons());
        params.put("clickCount", mouse.clicks());
        params.put("modifiers", mouse.modifiers());
        if (mouse.action() == MouseAction.WHEEL) {
            params.put("deltaX", mouse.dx());
            params.put("deltaY", mouse.dy());
        }
        return new Command("Input.dispatchMouseEvent", params);
    }

    private static Command key(Keystroke key) {
        String text = key.key().equals("Enter") ? "\r" : key.text();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("type", !key.down() ? "keyUp" : text.isEmpty() ? "rawKeyDown" : "keyDown");
        params.put("key", key.key());
        params.put("code", key.code());
        params.put("windowsVirtualKeyCode", KeyCodes.of(key.key(), key.code()));
        params.put("modifiers", key.modifiers());
        params.put("autoRepeat", key.repeat());
        if (key.down() && !text.isEmpty()) {
            params.put("text", text);
            params.put("unmodifiedText", text);
        }
        return new Command("Input.dispatchKeyEvent", params);
    }

    private static Command touch(Touch touch) {
        return new Command(
                "Input.dispatchTouchEvent",
                Map.of(
                        "type",
                        switch (touch.action()) {
                            case START -> "touchStart";
                            case MOVE -> "touchMove";
                            case END -> "touchEnd";
                            case CANCEL -> "touchCancel";
                        },
                        "touchPoints",
                        touch.points().stream()
                                .map(point -> Map.of("x", point.x(), "y", point.y(), "id", point.id()))
                                .toList(),
                        "modifiers",
                        touch.modifiers()));
    }
}
