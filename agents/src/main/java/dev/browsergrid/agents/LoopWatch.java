package dev.browsergrid.agents;

import java.util.HashMap;
import java.util.Map;

/// Notices when a run goes in circles: the same call on the same page, again and again, with nothing changed by it.
final class LoopWatch {
    private static final int HINT_AT = 3;
    private static final int STOP_AT = 5;

    private final Map<Attempted, Integer> fruitless = new HashMap<>();

    private record Attempted(ToolCall call, String page) {}

    enum Verdict {
        FINE,
        HINT,
        STUCK
    }

    /// Judges a call that was just made on `page` (as the model saw it).
    Verdict judge(ToolCall call, String page, boolean changed) {
        if (changed) {
            fruitless.clear();
            return Verdict.FINE;
        }
        int times = fruitless.merge(new Attempted(call, page), 1, Integer::sum);
        if (times >= STOP_AT) {
            return Verdict.STUCK;
        }
        return times >= HINT_AT ? Verdict.HINT : Verdict.FINE;
    }
}
