package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;

/// Takes what password fields hold, and others that show dots, out of a page's tree, where Playwright shows it like any
/// other value.
final class Passwords {
    private static final int MOST_FRAMES = 10;
    private static final String DOTS = "••••••••";

    private final Leash leash;

    Passwords(Leash leash) {
        this.leash = leash;
    }

    /// The tree with dots for passwords. A field that holds one is told from an empty one.
    String hidden(Page page, String tree) {
        if (!tree.contains("- textbox")) {
            return tree;
        }
        List<String> endings = new ArrayList<>();
        for (Frame frame : page.frames().stream().limit(MOST_FRAMES).toList()) {
            held(frame).forEach(value -> {
                String shown = value.strip().replaceAll("\\s+", " ");
                endings.add(": " + shown);
                endings.add(": \"" + shown.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            });
        }
        if (endings.isEmpty()) {
            return tree;
        }
        StringBuilder lines = new StringBuilder();
        tree.lines().forEach(line -> lines.append(hidden(line, endings)).append('\n'));
        return lines.toString().stripTrailing();
    }

    private static String hidden(String line, List<String> endings) {
        return endings.stream()
                .filter(line::endsWith)
                .findFirst()
                .map(ending -> line.substring(0, line.length() - ending.length()) + ": " + DOTS)
                .orElse(line);
    }

    private List<String> held(Frame frame) {
        try {
            Object found = leash.within(Bounds.GLANCE, () -> frame.evaluate(VeilScripts.PASSWORDS));
            return found instanceof List<?> values
                    ? values.stream()
                            .map(String::valueOf)
                            .filter(value -> !value.isBlank())
                            .toList()
                    : List.of();
        } catch (PlaywrightException | Leash.TooSlowException gone) {
            return List.of();
        }
    }
}
