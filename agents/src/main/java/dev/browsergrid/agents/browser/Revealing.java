package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ActionResult.Worked;
import dev.browsergrid.agents.ToolError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what a page holds but does not show at the moment.
final class Revealing {
    private static final int MOST_FRAMES = 10;
    private static final int MOST_FOUND = 20;

    private final Hand hand;
    private final PageReader reader;

    Revealing(Hand hand, PageReader reader) {
        this.hand = hand;
        this.reader = reader;
    }

    ActionResult find(String query) {
        List<String> found = SnapshotSearch.find(reader.snapshot(hand.tab()), query);
        if (found.isEmpty()) {
            return new Refused(ToolError.NOT_FOUND, "no line of the page holds all words of \"" + query + "\"");
        }
        String head = found.size() <= MOST_FOUND
                ? "found %d".formatted(found.size())
                : "found %d, the first %d are".formatted(found.size(), MOST_FOUND);
        return Worked.unchanged(
                head + "\n" + String.join("\n", found.stream().limit(MOST_FOUND).toList()));
    }

    ActionResult scrollTo(@Nullable String ref, String text) {
        Optional<Locator> place = ref == null ? showing(text) : hand.elements().find(hand.tab(), ref);
        if (place.isEmpty()) {
            return ref == null
                    ? new Refused(ToolError.NOT_FOUND, "the page shows no \"" + text + "\"")
                    : Hand.stale(ref);
        }
        ActionResult result = hand.onPage(
                "scrolled",
                () -> hand.leash()
                        .within(
                                Bounds.ACT,
                                () -> place.get()
                                        .scrollIntoViewIfNeeded(new Locator.ScrollIntoViewIfNeededOptions()
                                                .setTimeout(Bounds.playwright(Bounds.ACT)))));
        return result instanceof Worked worked && !worked.changed()
                ? Worked.unchanged("nothing changed, it was in view already")
                : result;
    }

    private Optional<Locator> showing(String text) {
        for (Frame frame : hand.page().frames().stream().limit(MOST_FRAMES).toList()) {
            Locator shown = frame.getByText(text).filter(new Locator.FilterOptions().setVisible(true));
            if (hand.leash().within(Bounds.ASK, shown::count) > 0) {
                return Optional.of(shown.first());
            }
        }
        return Optional.empty();
    }
}
