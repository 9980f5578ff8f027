package dev.browsergrid.profiles.chunk.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.profiles.chunk.ChunkId;
import dev.browsergrid.profiles.chunk.ChunkStore;
import dev.browsergrid.profiles.chunk.ChunkStoreContract;
import dev.browsergrid.profiles.chunk.ChunkStoreException;
import dev.browsergrid.profiles.chunk.ChunkStoreException.Problem;
import dev.browsergrid.profiles.chunk.StoredChunk;
import dev.browsergrid.profiles.chunk.s3.S3TestServer.Operation;
import dev.browsergrid.profiles.chunk.s3.S3TestServer.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3ChunkStoreTest extends ChunkStoreContract {
    private static final S3Credentials WHO =
            new S3Credentials("test-access-key", "test-secret-key", Optional.of("test-session-token"));
    private static final ChunkId ID = new ChunkId("ab".repeat(32));

    private final UUID profile = UUID.randomUUID();
    private final Queue<Integer> pauses = new ConcurrentLinkedQueue<>();
    private final List<S3TestServer> servers = new ArrayList<>();

    @Override
    protected ChunkStore store(InstantSource clock) throws IOException {
        return store(server(clock), clock);
    }

    private S3TestServer server(InstantSource clock) throws IOException {
        S3TestServer server = new S3TestServer(WHO, clock, 7);
        servers.add(server);
        return server;
    }

    private ChunkStore store(S3TestServer server, InstantSource clock) {
        return new S3ChunkStore(settings(server, WHO, Duration.ofMinutes(1), 4), clock, pauses::add);
    }

    private static S3Settings settings(S3TestServer server, S3Credentials who, Duration timeout, int attempts) {
        return new S3Settings(server.endpoint(), S3TestServer.BUCKET, "eu-test-1", true, who, timeout, attempts);
    }

    @Override
    protected void damage(UUID profile, ChunkId id) {
        servers.getLast().objects.tailMap(profile + "/" + id).firstEntry().getValue()[34] ^= 1;
    }

    @AfterEach
    void stop() {
        servers.forEach(S3TestServer::close);
    }

    @Test
    void a_listing_goes_on_over_pages() throws Exception {
        S3TestServer server = server(InstantSource.system());
        ChunkStore store = store(server, InstantSource.system());
        Map<ChunkId, byte[]> many = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            many.put(new ChunkId(HexFormat.of().toHexDigits(i).repeat(8)), new byte[] {(byte) i});
        }
        store.put(profile, many);

        assertThat(store.list(profile)).extracting(StoredChunk::id).containsExactlyInAnyOrderElementsOf(many.keySet());
        assertThat(server.asked).filteredOn(Operation.LIST::equals).hasSize(3);
    }

    @Test
    void what_fails_for_a_while_is_asked_again() throws Exception {
        S3TestServer server = server(InstantSource.system());
        ChunkStore store = store(server, InstantSource.system());
        server.next(Operation.PUT, Trouble.SLOW_DOWN);
        server.next(Operation.PUT, Trouble.TOO_MANY);
        server.next(Operation.COPY, Trouble.ERROR_WITHIN);
        server.next(Operation.LIST, Trouble.CUT);
        server.next(Operation.GET, Trouble.CUT);

        store.put(profile, Map.of(ID, new byte[] {1}));
        assertThat(store.hold(profile, Set.of(ID))).containsExactly(Map.entry(ID, 1L));
        assertThat(store.get(profile, List.of(ID)).get(ID)).containsExactly(1);

        assertThat(pauses).containsExactly(1, 2, 1, 1, 1);
    }

    @Test
    void pauses_double_up_to_a_limit() {
        assertThat(BackOff.most(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(BackOff.most(3)).isEqualTo(Duration.ofMillis(800));
        assertThat(BackOff.most(100)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void what_fails_for_long_is_given_up_and_says_why() throws Exception {
        S3TestServer server = server(InstantSource.system());
        for (int i = 0; i < 4; i++) {
            server.next(Operation.LIST, Trouble.SLOW_DOWN);
        }

        ChunkStoreException refused = refused(store(server, InstantSource.system()));

        assertThat(refused).hasMessageContaining("SlowDown: Please reduce your request rate. (after 4 attempts)");
        assertThat(pauses).containsExactly(1, 2, 3);
    }

    @Test
    void a_bucket_that_is_not_there_is_no_missing_chunk() throws Exception {
        S3TestServer server = server(InstantSource.system());
        server.next(Operation.LIST, Trouble.NO_BUCKET);

        assertThat(refused(store(server, InstantSource.system()))).hasMessageContaining("NoSuchBucket");
        assertThat(pauses).isEmpty();
    }

    @Test
    void an_answer_that_does_not_come_is_not_awaited_for_ever() throws Exception {
        S3TestServer server = server(InstantSource.system());
        server.next(Operation.LIST, Trouble.SILENCE);
        ChunkStore store =
                new S3ChunkStore(settings(server, WHO, Duration.ofMillis(300), 1), InstantSource.system(), pauses::add);

        assertThat(refused(store)).hasMessageContaining("no answer within PT0.3S");
    }

    @Test
    void no_message_tells_a_secret() throws Exception {
        S3TestServer server = server(InstantSource.system());
        server.next(Operation.LIST, Trouble.TELLTALE);
        S3Credentials wrong = new S3Credentials("test-access-key", "wrong-secret-key", WHO.sessionToken());
        ChunkStore mistaken = new S3ChunkStore(
                settings(server, wrong, Duration.ofMinutes(1), 1), InstantSource.system(), pauses::add);

        assertThat(refused(store(server, InstantSource.system())))
                .hasMessageContaining("you are ******")
                .hasMessageNotContaining("test-secret-key")
                .hasMessageNotContaining("test-session-token");
        assertThat(refused(mistaken))
                .hasMessageContaining("SignatureDoesNotMatch")
                .hasMessageNotContaining("wrong-secret-key");
    }

    @Test
    void a_clock_that_is_wrong_is_named() throws Exception {
        S3TestServer server = server(InstantSource.system());
        ChunkStore late = store(server, () -> InstantSource.system().instant().minusSeconds(3600));

        assertThat(refused(late)).hasMessageContaining("RequestTimeTooSkewed");
    }

    @Test
    void a_chunk_that_is_touched_while_it_is_fetched_is_found_again() throws Exception {
        S3TestServer server = server(InstantSource.system());
        ChunkStore store = store(server, InstantSource.system());
        store.put(profile, Map.of(ID, new byte[] {1}));
        server.before(Operation.GET, () -> hold(store));

        assertThat(store.get(profile, List.of(ID)).get(ID)).containsExactly(1);
        assertThat(server.asked).filteredOn(Operation.GET::equals).hasSize(2);
    }

    @Test
    void a_chunk_that_is_deleted_while_it_is_touched_is_not_held() throws Exception {
        S3TestServer server = server(InstantSource.system());
        ChunkStore store = store(server, InstantSource.system());
        store.put(profile, Map.of(ID, new byte[] {1}));
        server.before(Operation.COPY, server.objects::clear);

        assertThat(store.hold(profile, Set.of(ID))).isEmpty();
    }

    @Test
    void a_chunk_that_is_touched_while_it_is_deleted_stays() throws Exception {
        S3TestServer server = server(InstantSource.system());
        ChunkStore store = store(server, InstantSource.system());
        store.put(profile, Map.of(ID, new byte[] {1}));
        StoredChunk listed = store.list(profile).getFirst();
        server.before(Operation.DELETE, () -> hold(store));

        store.delete(profile, listed);

        assertThat(store.get(profile, List.of(ID)).get(ID)).containsExactly(1);
    }

    @Test
    void copies_that_have_later_ones_go_away() throws Exception {
        S3TestServer server = server(InstantSource.system());
        ChunkStore store = store(server, InstantSource.system());
        store.put(profile, Map.of(ID, new byte[] {1}));
        store.put(profile, Map.of(ID, new byte[] {2}));
        assertThat(server.objects).hasSize(2);

        assertThat(store.list(profile)).hasSize(1);
        assertThat(server.objects).hasSize(1);
    }

    private void hold(ChunkStore store) {
        try {
            assertThat(store.hold(profile, Set.of(ID))).containsKey(ID);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ChunkStoreException refused(ChunkStore store) {
        ChunkStoreException refused =
                catchThrowableOfType(ChunkStoreException.class, () -> store.get(profile, List.of(ID)));
        assertThat(refused.problem()).isEqualTo(Problem.UNAVAILABLE);
        return refused;
    }
}
