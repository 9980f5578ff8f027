package dev.browsergrid.agents.browser;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names of keys: models write them in many ways, Playwright knows one.
public final class KeyNames {
    private KeyNames() {}

    /// Keys held together, such as `ctrl+a`, the way Playwright spells them.
    public static String normal(String keys) {
        if (keys.length() == 1) {
            return keys;
        }
        return Arrays.stream(keys.split("\\+", -1))
                .map(key -> switch (key.toLowerCase(Locale.ROOT)) {
                    case "ctrl", "control" -> "Control";
                    case "cmd", "command", "meta", "super", "win" -> "Meta";
                    case "alt", "option" -> "Alt";
                    case "shift" -> "Shift";
                    case "return", "enter" -> "Enter";
                    case "esc", "escape" -> "Escape";
                    case "del", "delete" -> "Delete";
                    case "backspace" -> "Backspace";
                    case "tab" -> "Tab";
                    case "space", "spacebar" -> "Space";
                    case "up" -> "ArrowUp";
                    case "down" -> "ArrowDown";
                    case "left" -> "ArrowLeft";
                    case "right" -> "ArrowRight";
                    case "pageup", "page_up" -> "PageUp";
                    case "pagedown", "page_down" -> "PageDown";
                    case "home" -> "Home";
                    case "end" -> "End";
                    case "" -> "+";
                    default -> key;
                })
                .collect(Collectors.joining("+"));
    }
}
