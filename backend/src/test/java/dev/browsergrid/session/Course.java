package dev.browsergrid.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The course of one simulation: its chance, its time, and what has happened so far.
final class Course implements InstantSource {
    private final Random chance;
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Course(long seed) {
        this.chance = new Random(seed);
    }

    /// A number from 0 to below `bound`.
    int below(int bound) {
        return chance.nextInt(bound);
    }

    boolean oneIn(int count) {
        return chance.nextInt(count) == 0;
    }

    /// One of them, if there is any.
    <T> Optional<T> any(List<T> things) {
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(below(things.size())));
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void tell(String what) {
        told.add(now + " " + what);
    }

    /// What happened so far, a line for each step.
    List<String> told() {
        return List.copyOf(told);
    }
}
