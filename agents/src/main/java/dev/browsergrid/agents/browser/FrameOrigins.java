package dev.browsergrid.agents.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says in a page's tree whose each frame is: what stands in it is not the page's own.
final class FrameOrigins {
    private static final Pattern FRAME = Pattern.compile("^\\s*- '?iframe\\b.*\\[ref=(\\w+)].*:$");
    private static final int MOST_FRAMES = 20;

    private final Leash leash;

    FrameOrigins(Leash leash) {
        this.leash = leash;
    }

    /// The tree with `[origin=…]` on the lines of frames that show something of another origin than the page's.
    String marked(Tabs.OpenTab tab, String tree) {
        if (!tree.contains("- iframe") && !tree.contains("- 'iframe")) {
            return tree;
        }
        int[] left = {MOST_FRAMES};
        return tree.lines()
                .map(line -> {
                    Matcher frame = FRAME.matcher(line);
                    return frame.matches() && left[0]-- > 0 ? marked(tab, line, frame.group(1)) : line;
                })
                .collect(Collectors.joining("\n"));
    }

    private String marked(Tabs.OpenTab tab, String line, String ref) {
        String own = Fingerprint.origin(tab.page().url());
        return origin(tab, ref)
                .filter(origin -> !origin.equals(own))
                .map(origin -> line.substring(0, line.length() - 1) + " [origin=" + origin + "]:")
                .orElse(line);
    }

    private Optional<String> origin(Tabs.OpenTab tab, String ref) {
        try {
            ElementHandle element = leash.within(
                    Bounds.ASK,
                    () -> tab.page()
                            .locator("aria-ref=" + ref)
                            .elementHandle(
                                    new Locator.ElementHandleOptions().setTimeout(Bounds.playwright(Bounds.GLANCE))));
            Frame frame = leash.within(Bounds.ASK, element::contentFrame);
            while (frame != null && !frame.url().startsWith("http") && frame.parentFrame() != null) {
                frame = frame.parentFrame();
            }
            return Optional.ofNullable(frame).map(found -> Fingerprint.origin(found.url()));
        } catch (PlaywrightException | Leash.TooSlowException gone) {
            return Optional.empty();
        }
    }
}
