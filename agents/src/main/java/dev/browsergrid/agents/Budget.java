package dev.browsergrid.agents;

/// How much money a run may cost, and what a minute of its browser costs, both in millionths of a US dollar.
public record Budget(long micros, long browserMicrosPerMinute) {
    public Budget {
        if (micros < 1 || browserMicrosPerMinute < 0) {
            throw new IllegalArgumentException(
                    "a budget must be positive, was " + micros + " at " + browserMicrosPerMinute + " a minute");
        }
    }
}
