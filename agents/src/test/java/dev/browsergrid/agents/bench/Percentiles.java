package dev.browsergrid.agents.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Times that were measured, in nanoseconds.
final class Percentiles {
    private final List<Long> nanos = new ArrayList<>();

    void add(long measured) {
        nanos.add(measured);
    }

    double millis(double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int at = (int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(share * sorted.size())) - 1);
        return sorted.get(Math.max(0, at)) / 1e6;
    }

    /// The median and the 99th of a hundred, as two cells of a table.
    String cells() {
        return String.format(Locale.ROOT, "%.0f ms | %.0f ms", millis(0.5), millis(0.99));
    }
}
