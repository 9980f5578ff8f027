package dev.browsergrid.profiles;

import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Manifest.Tab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a thaw brought back. Tabs are told apart by their address: two tabs on one page need two.
public record RestoreReport(int expected, int restored, List<Tab> missing, long milliseconds) {
    public RestoreReport {
        missing = List.copyOf(missing);
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /// Compares what was frozen with the tabs there are now.
    public static RestoreReport compare(Manifest frozen, List<Tab> now, Duration took) {
        List<String> unmatched = new ArrayList<>(now.stream().map(Tab::url).toList());
        List<Tab> missing = frozen.tabs().stream()
                .filter(tab -> !unmatched.remove(tab.url()))
                .toList();
        int expected = frozen.tabs().size();
        return new RestoreReport(expected, expected - missing.size(), missing, took.toMillis());
    }
}
