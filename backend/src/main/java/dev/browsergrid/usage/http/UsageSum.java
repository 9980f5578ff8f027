package dev.browsergrid.usage.http;

/// What something adds up to: time that is billed, time a session had no browser at work and so cost nothing, money in
/// millionths of the currency, and tokens of models.
record UsageSum(long billedMs, long idleMs, long costMicros, long inputTokens, long outputTokens) {
    static final UsageSum NOTHING = new UsageSum(0, 0, 0, 0, 0);

    UsageSum plus(UsageSum other) {
        return new UsageSum(
                billedMs + other.billedMs,
                idleMs + other.idleMs,
                costMicros + other.costMicros,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens);
    }
}
