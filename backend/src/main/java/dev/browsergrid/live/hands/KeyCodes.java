package dev.browsergrid.live.hands;

import java.util.Map;

/// The Windows virtual-key codes by which Chromium tells keys apart, as Microsoft lists them.
final class KeyCodes {
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("Backspace", 8),
            Map.entry("Tab", 9),
            Map.entry("Enter", 13),
            Map.entry("Shift", 16),
            Map.entry("Control", 17),
            Map.entry("Alt", 18),
            Map.entry("Pause", 19),
            Map.entry("CapsLock", 20),
            Map.entry("Escape", 27),
            Map.entry(" ", 32),
            Map.entry("PageUp", 33),
            Map.entry("PageDown", 34),
            Map.entry("End", 35),
            Map.entry("Home", 36),
            Map.entry("ArrowLeft", 37),
            Map.entry("ArrowUp", 38),
            Map.entry("ArrowRight", 39),
            Map.entry("ArrowDown", 40),
            Map.entry("Insert", 45),
            Map.entry("Delete", 46),
            Map.entry("Meta", 91),
            Map.entry("ContextMenu", 93));
    private static final int F1 = 112;

    private KeyCodes() {}

    /// The code of a key; 0 when it has none.
    static int of(String key, String code) {
        Integer named = NAMED.get(key);
        if (named != null) {
            return named;
        }
        if (key.matches("F([1-9]|1\\d|2[0-4])")) {
            return F1 - 1 + Integer.parseInt(key.substring(1));
        }
        // letters and digits have the code of their capital, wherever the layout puts them
        if (code.matches("Key[A-Z]") || code.matches("Digit\\d")) {
            return code.charAt(code.length() - 1);
        }
        char only = key.length() == 1 ? Character.toUpperCase(key.charAt(0)) : 0;
        return only < 128 && Character.isLetterOrDigit(only) ? only : 0;
    }
}
