package dev.browsergrid.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/// What axe has to say about a page of ours.
public final class Audit {
    private static final Set<String> HEAVY = Set.of("serious", "critical");

    private Audit() {}

    /// Nothing on the page keeps anybody from using it.
    public static void assertAccessible(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        // what is well is not listed, which takes half as long
        options.setResultTypes(List.of("violations"));
        assertThat(new AxeBuilder(page)
                                .options(options)
                                // in the page itself: it has no frames, for which a page beside it would put the parts
                                // together
                                .setLegacyMode(true)
                                .analyze()
                                .getViolations()
                                .stream()
                                .filter(rule -> HEAVY.contains(rule.getImpact()))
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().getFirst().getHtml())
                                .toList())
                .isEmpty();
    }
}
