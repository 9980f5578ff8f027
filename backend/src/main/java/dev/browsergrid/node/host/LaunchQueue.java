package dev.browsergrid.node.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets launches begin one after the other, as the machine allows, in the order they asked.
final class LaunchQueue {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final int atOnce;
    private final Supplier<MachineLoad> load;
    // guards everything below
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Deque<Ticket> line = new ArrayDeque<>();
    private final Map<UUID, String> reasons = new HashMap<>();
    private int launching;

    LaunchQueue(int atOnce, Supplier<MachineLoad> load) {
        this.atOnce = atOnce;
        this.load = load;
    }

    private record Ticket(UUID nodeId, long number) {}

    private long tickets;

    /// A launch under way, until closed.
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits until the launch may begin.
    Slot enter(UUID nodeId) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Ticket own = new Ticket(nodeId, tickets++);
            line.add(own);
            try {
                for (Optional<String> reason = reason(own); reason.isPresent(); reason = reason(own)) {
                    reasons.put(nodeId, reason.get());
                    // memory that becomes free raises no signal
                    var _ = moved.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
                launching++;
            } finally {
                line.remove(own);
                reasons.remove(nodeId);
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
        return this::leave;
    }

    private Optional<String> reason(Ticket own) {
        if (!Objects.equals(line.peek(), own)) {
            return Optional.of("waits for other browsers that are to start first");
        }
        return LaunchAdmission.waitsFor(launching, atOnce, load.get());
    }

    private void leave() {
        lock.lock();
        try {
            launching--;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What the node's launch waits for, if it waits.
    Optional<String> waitsFor(UUID nodeId) {
        lock.lock();
        try {
            return Optional.ofNullable(reasons.get(nodeId));
        } finally {
            lock.unlock();
        }
    }
}
