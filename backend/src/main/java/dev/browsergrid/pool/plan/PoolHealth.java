package dev.browsergrid.pool.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.browsergrid.node.NodeCounts;
import java.util.Locale;

/// How a pool is, in one word, judged by what its browsers do now. Sessions that stopped say nothing about it.
public enum PoolHealth {
    /// Nothing runs, and nothing needs to.
    IDLE,
    /// Nobody uses it yet, and its warm browsers are coming up.
    WARMING,
    /// It is in use, and more browsers are coming up.
    SCALING,
    /// What is wanted is there.
    HEALTHY,
    /// Browsers failed to start, repeatedly, and none came up since.
    DEGRADED,
    /// Somebody paused it.
    PAUSED;

    private static final int REPEATEDLY = 2;

    /// `warm` is how many should be kept warm; `failures` how many starts failed since one came up.
    public static PoolHealth of(boolean paused, int warm, int max, NodeCounts counts, int waiting, int failures) {
        if (paused) {
            return PAUSED;
        }
        if (failures >= REPEATEDLY) {
            return DEGRADED;
        }
        boolean used = counts.leased() > 0 || waiting > 0;
        boolean missing = counts.ready() + counts.stale() < Math.max(warm, waiting) && counts.living() < max;
        if (counts.provisioning() > 0 || missing) {
            return used ? SCALING : WARMING;
        }
        return counts.living() == 0 && warm == 0 ? IDLE : HEALTHY;
    }

    /// The word as the API spells it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
