package dev.browsergrid.agents;

import java.time.Duration;
import java.util.function.Consumer;

/// Gathers a model's words so that an event carries more than a token.
final class TextBatch {
    private final Duration every;
    private final Consumer<String> words;
    private final StringBuilder gathered = new StringBuilder();
    private long flushed = System.nanoTime();

    TextBatch(Duration every, Consumer<String> words) {
        this.every = every;
        this.words = words;
    }

    void add(String text) {
        gathered.append(text);
    }

    void flushIfDue() {
        if (System.nanoTime() - flushed >= every.toNanos()) {
            flush();
        }
    }

    void flush() {
        flushed = System.nanoTime();
        if (!gathered.isEmpty()) {
            String text = gathered.toString();
            gathered.setLength(0);
            words.accept(text);
        }
    }
}
