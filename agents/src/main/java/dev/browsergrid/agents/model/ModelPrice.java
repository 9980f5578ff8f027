package dev.browsergrid.agents.model;

/// What a model's tokens cost, in millionths of a US dollar for a million of them.
public record ModelPrice(long inputMicros, long outputMicros) {
    /// Costs nothing.
    public static final ModelPrice FREE = new ModelPrice(0, 0);

    private static final long MILLION = 1_000_000;

    public ModelPrice {
        if (inputMicros < 0 || outputMicros < 0) {
            throw new IllegalArgumentException(
                    "prices must not be negative, were " + inputMicros + ", " + outputMicros);
        }
    }

    /// What so many tokens cost, in millionths of a US dollar, rounded up.
    public long microsFor(long inputTokens, long outputTokens) {
        long exact = Math.addExact(
                Math.multiplyExact(inputTokens, inputMicros), Math.multiplyExact(outputTokens, outputMicros));
        return Math.ceilDiv(exact, MILLION);
    }

    /// How many tokens an answer may have, so that it and its prompt cost no more than this.
    public long answerFor(long micros, long inputTokens) {
        long left = Math.multiplyExact(micros, MILLION) - Math.multiplyExact(inputTokens, inputMicros);
        if (left < 0) {
            return 0;
        }
        return outputMicros == 0 ? Long.MAX_VALUE : left / outputMicros;
    }
}
