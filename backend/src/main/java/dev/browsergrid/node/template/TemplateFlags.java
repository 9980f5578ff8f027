package dev.browsergrid.node.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The command-line switches of Chromium that a template may add. Everything else is refused: among the others are
/// those that open debugging ports, read files of the host, load programs or end the sandbox.
final class TemplateFlags {
    private static final Pattern NO_VALUE = Pattern.compile("");

    /// Switch to the values it may have.
    private static final Map<String, Pattern> ALLOWED = Map.ofEntries(
            one(
                    "--autoplay-policy",
                    "no-user-gesture-required|user-gesture-required|document-user-activation-required"),
            one("--blink-settings", "imagesEnabled=(true|false)"),
            one("--disable-blink-features", "AutomationControlled"),
            plain("--disable-3d-apis"),
            plain("--disable-gpu"),
            plain("--disable-notifications"),
            plain("--disable-popup-blocking"),
            plain("--disable-remote-fonts"),
            plain("--disable-smooth-scrolling"),
            plain("--disable-speech-api"),
            one("--font-render-hinting", "none|slight|medium|full|max"),
            one("--force-color-profile", "srgb|display-p3-d65|color-spin-gamma24"),
            plain("--force-dark-mode"),
            one("--force-device-scale-factor", "[1-4](\\.[0-9]{1,2})?|0\\.[1-9][0-9]?"),
            plain("--force-prefers-reduced-motion"),
            plain("--hide-scrollbars"),
            one("--touch-events", "enabled|disabled|auto"),
            plain("--use-fake-device-for-media-stream"),
            plain("--use-fake-ui-for-media-stream"));

    private TemplateFlags() {}

    /// What is wrong with the flag, if anything.
    static Optional<String> fault(String flag) {
        int equals = flag.indexOf('=');
        String name = equals < 0 ? flag : flag.substring(0, equals);
        String value = equals < 0 ? "" : flag.substring(equals + 1);
        Optional<Pattern> values = Optional.ofNullable(ALLOWED.get(name));
        if (values.isEmpty()) {
            return Optional.of("is none of the allowed flags: " + String.join(", ", names()) + ".");
        }
        return values.get().matcher(value).matches()
                ? Optional.empty()
                : Optional.of(name + " does not take the value \"" + value + "\".");
    }

    private static List<String> names() {
        return ALLOWED.keySet().stream().sorted().toList();
    }

    private static Map.Entry<String, Pattern> plain(String name) {
        return Map.entry(name, NO_VALUE);
    }

    private static Map.Entry<String, Pattern> one(String name, String values) {
        return Map.entry(name, Pattern.compile(values));
    }
}
