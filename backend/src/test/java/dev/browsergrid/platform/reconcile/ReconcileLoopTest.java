package dev.browsergrid.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReconcileLoopTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void every_key_is_looked_at_when_the_loop_starts() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(3);
        try (var _ = ReconcileLoop.start(reconciler(List.of("a", "b", "c"), _ -> seen.countDown()), NEVER)) {
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_key_woken_while_it_is_worked_on_is_worked_on_once_more_and_never_twice_at_once()
            throws InterruptedException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        CountDownLatch twice = new CountDownLatch(2);
        try (var loop = ReconcileLoop.start(
                reconciler(List.of(), _ -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    started.countDown();
                    await(woken);
                    atOnce.decrementAndGet();
                    twice.countDown();
                }),
                NEVER)) {
            loop.wake("a");
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            loop.wake("a");
            loop.wake("a");
            woken.countDown();

            assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void a_key_can_be_looked_at_later_and_what_was_to_come_does_not_hold_up_the_end() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (var loop = ReconcileLoop.start(reconciler(List.of(), _ -> seen.countDown()), NEVER)) {
            loop.wakeAfter("a", Duration.ofMillis(20));
            loop.wakeAfter("a", NEVER);

            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void different_keys_are_worked_on_side_by_side() throws InterruptedException {
        CyclicBarrier bothAtOnce = new CyclicBarrier(2);
        CountDownLatch met = new CountDownLatch(2);
        try (var _ = ReconcileLoop.start(
                reconciler(List.of("a", "b"), _ -> {
                    try {
                        bothAtOnce.await(10, TimeUnit.SECONDS);
                        met.countDown();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }),
                NEVER)) {
            assertThat(met.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_key_that_fails_is_tried_again_at_the_next_resync() throws InterruptedException {
        CountDownLatch tries = new CountDownLatch(2);
        try (var _ = ReconcileLoop.start(
                reconciler(List.of("a"), _ -> {
                    tries.countDown();
                    throw new IllegalStateException("on purpose");
                }),
                Duration.ofMillis(10))) {
            assertThat(tries.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reconciler<String> reconciler(Collection<String> keys, Consumer<String> work) {
        return new Reconciler<>() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Collection<String> keys() {
                return keys;
            }

            @Override
            public void reconcile(String key) {
                work.accept(key);
            }
        };
    }
}
