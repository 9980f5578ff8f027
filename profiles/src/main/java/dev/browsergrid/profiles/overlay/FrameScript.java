package dev.browsergrid.profiles.overlay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The script that reads and mends one document.
final class FrameScript {
    /// The world it runs in, hidden from the page's scripts.
    static final String WORLD = "browsergrid-state";

    private static final String SOURCE = load();

    private FrameScript() {}

    /// An expression that calls one of the script's functions, such as `capture()`.
    static String calling(String call) {
        return "(" + SOURCE + ")." + call;
    }

    /// A function that answers the place of the element it is called on.
    static String place() {
        return "function() { return (" + SOURCE + ").placeOf(this) }";
    }

    private static String load() {
        try (InputStream in = FrameScript.class.getResourceAsStream("frame.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.strip().startsWith("//"))
                    .reduce("", (all, line) -> all + line + "\n")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
