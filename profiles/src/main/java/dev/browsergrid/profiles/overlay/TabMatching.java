package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.state.TabState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Finds out which tab is which after a thaw, when all have new targets. By address, those with the same one in the
/// order of the strip; what is left, by its place.
final class TabMatching {
    private TabMatching() {}

    /// The tab there is now for each logical id; one that did not come back is not in it.
    static Map<String, OpenTab> match(List<TabState> wanted, List<OpenTab> now) {
        Map<String, OpenTab> found = new LinkedHashMap<>();
        List<OpenTab> left = new ArrayList<>(now);
        take(wanted, left, found, (tab, open) -> open.url().equals(tab.url()));
        // a page that leads elsewhere by now, such as to a login
        if (left.size() == wanted.size() - found.size()) {
            take(wanted, left, found, (_, _) -> true);
        }
        return found;
    }

    private static void take(
            List<TabState> wanted,
            List<OpenTab> left,
            Map<String, OpenTab> found,
            BiPredicate<TabState, OpenTab> fits) {
        for (TabState tab : wanted) {
            if (!found.containsKey(tab.id())) {
                Optional<OpenTab> open =
                        left.stream().filter(one -> fits.test(tab, one)).findFirst();
                open.ifPresent(one -> {
                    left.remove(one);
                    found.put(tab.id(), one);
                });
            }
        }
    }
}
