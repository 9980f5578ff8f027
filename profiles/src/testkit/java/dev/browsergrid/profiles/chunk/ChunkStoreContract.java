package dev.browsergrid.profiles.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.profiles.chunk.ChunkStoreException.Problem;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every store of chunks does. Each implementation extends it.
public abstract class ChunkStoreContract {
    private static final ChunkId ONE = id(1);
    private static final ChunkId TWO = id(2);
    private static final byte[] BYTES = {1, 2, 3};

    private final UUID profile = UUID.randomUUID();
    private final SettableClock clock = new SettableClock();

    /// A clock the test moves on.
    public static final class SettableClock implements InstantSource {
        private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        @Override
        public Instant instant() {
            return now;
        }

        void advanceHour() {
            now = now.plusSeconds(3600);
        }
    }

    /// An empty store that takes its time from the clock, if it takes it from here at all.
    protected abstract ChunkStore store(InstantSource clock) throws Exception;

    /// Changes a byte of the chunk behind the store's back.
    protected abstract void damage(UUID profile, ChunkId id) throws Exception;

    /// Whether times come from the clock given, so that the test can let them pass.
    protected boolean takesGivenTime() {
        return true;
    }

    @Test
    void a_chunk_comes_back_as_it_was_put() throws Exception {
        ChunkStore store = store(clock);
        byte[] large = new byte[70_000];
        new Random(1).nextBytes(large);
        store.put(profile, Map.of(ONE, BYTES, TWO, large));

        Map<ChunkId, byte[]> found = store.get(profile, List.of(TWO, ONE));

        assertThat(found).hasSize(2);
        assertThat(found.get(ONE)).isEqualTo(BYTES);
        assertThat(found.get(TWO)).isEqualTo(large);
    }

    @Test
    void putting_twice_is_as_putting_once() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES));
        store.put(profile, Map.of(ONE, BYTES));

        assertThat(store.list(profile)).hasSize(1);
        assertThat(store.get(profile, List.of(ONE)).get(ONE)).isEqualTo(BYTES);
    }

    @Test
    void a_missing_chunk_is_said_to_be_missing() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES));

        assertThat(problem(store, profile, TWO)).isEqualTo(Problem.MISSING);
        assertThat(problem(store, UUID.randomUUID(), ONE))
                .as("of another profile")
                .isEqualTo(Problem.MISSING);
    }

    @Test
    void a_damaged_chunk_is_not_given_out() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES));
        damage(profile, ONE);

        assertThat(problem(store, profile, ONE)).isEqualTo(Problem.DAMAGED);
    }

    @Test
    void holding_tells_what_is_there_and_how_long_it_is() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES));

        assertThat(store.hold(profile, Set.of(ONE, TWO))).containsExactly(Map.entry(ONE, 3L));
        assertThat(store.hold(UUID.randomUUID(), Set.of(ONE))).isEmpty();
    }

    @Test
    void a_listed_chunk_is_deleted() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES, TWO, BYTES));
        StoredChunk listed = listed(store, ONE);

        assertThat(store.delete(profile, listed)).isTrue();
        assertThat(store.delete(profile, listed)).as("again").isFalse();
        assertThat(store.list(profile)).extracting(StoredChunk::id).containsExactly(TWO);
        assertThat(listed.bytes()).isEqualTo(3);
    }

    @Test
    void a_chunk_that_somebody_held_since_it_was_listed_stays() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES));
        StoredChunk listed = listed(store, ONE);
        clock.advanceHour();
        boolean held = store.hold(profile, Set.of(ONE)).containsKey(ONE);

        // a store that cannot note that it was touched says that it is not there, so that it is put anew
        assertThat(held || !takesGivenTime()).isTrue();
        if (held) {
            assertThat(store.delete(profile, listed)).isFalse();
            assertThat(store.get(profile, List.of(ONE)).get(ONE)).isEqualTo(BYTES);
        }
    }

    @Test
    void a_chunk_that_was_put_again_since_it_was_listed_stays() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES));
        StoredChunk listed = listed(store, ONE);
        clock.advanceHour();
        store.put(profile, Map.of(ONE, new byte[] {9, 9, 9}));

        assertThat(store.delete(profile, listed)).isFalse();
        assertThat(store.hold(profile, Set.of(ONE))).containsKey(ONE);
    }

    @Test
    void deleting_all_leaves_other_profiles_alone() throws Exception {
        ChunkStore store = store(clock);
        UUID other = UUID.randomUUID();
        store.put(profile, Map.of(ONE, BYTES, TWO, BYTES));
        store.put(other, Map.of(ONE, BYTES));

        store.deleteAll(profile);
        store.deleteAll(profile);

        assertThat(store.list(profile)).isEmpty();
        assertThat(store.list(other)).hasSize(1);
    }

    @Test
    void many_may_put_and_hold_the_same_chunks_at_once() throws Exception {
        ChunkStore store = store(clock);
        CyclicBarrier start = new CyclicBarrier(6);
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 6; writer++) {
                boolean backwards = writer % 2 == 0;
                writers.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < 20; i++) {
                        ChunkId id = id(100 + (backwards ? 19 - i : i));
                        store.put(profile, Map.of(id, BYTES, ONE, BYTES));
                        store.hold(profile, Set.of(id, ONE));
                    }
                    return true;
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        assertThat(store.list(profile)).hasSize(21);
    }

    @Test
    void collecting_spares_what_is_named_and_what_is_fresh() throws Exception {
        ChunkStore store = store(clock);
        store.put(profile, Map.of(ONE, BYTES, TWO, BYTES, id(3), BYTES));
        if (!takesGivenTime()) {
            assertThat(ChunkCollection.collect(
                            store, profile, Set.of(ONE), Instant.now().minusSeconds(3600)))
                    .isEqualTo(new ChunkCollection.Outcome(0, 2));
            assertThat(ChunkCollection.collect(
                            store, profile, Set.of(ONE), Instant.now().plusSeconds(3600)))
                    .isEqualTo(new ChunkCollection.Outcome(2, 0));
            return;
        }
        clock.advanceHour();
        store.hold(profile, Set.of(TWO));

        assertThat(ChunkCollection.collect(
                        store, profile, Set.of(ONE), clock.instant().minusSeconds(60)))
                .isEqualTo(new ChunkCollection.Outcome(1, 1));
        assertThat(store.list(profile)).extracting(StoredChunk::id).containsExactlyInAnyOrder(ONE, TWO);
    }

    private StoredChunk listed(ChunkStore store, ChunkId id) throws IOException {
        return store.list(profile).stream()
                .filter(chunk -> chunk.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Problem problem(ChunkStore store, UUID profile, ChunkId id) {
        ChunkStoreException refused =
                catchThrowableOfType(ChunkStoreException.class, () -> store.get(profile, List.of(id)));
        return refused.problem();
    }

    private static ChunkId id(int number) {
        return new ChunkId(HexFormat.of().toHexDigits(number).repeat(8));
    }
}
