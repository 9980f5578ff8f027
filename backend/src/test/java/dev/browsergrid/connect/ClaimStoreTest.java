package dev.browsergrid.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.testing.SlimContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;

/// When a claimed session's time has come, as two servers see it.
class ClaimStoreTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    // the time both servers see; moved by the tests
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);

    @TempDir
    private static Path home;

    @TempDir
    private static Path otherHome;

    private static SlimContext context;
    private static SlimContext another;
    private static ClaimStore here;
    private static ClaimStore there;

    private UUID owner = Ids.next();

    @BeforeAll
    static void build() {
        context = new SlimContext(home, NOW::get, ClaimStore.class);
        another = context.another(otherHome, NOW::get, ClaimStore.class);
        here = context.part(ClaimStore.class);
        there = another.part(ClaimStore.class);
    }

    @AfterAll
    static void close() {
        another.close();
        context.close();
    }

    @BeforeEach
    void somebody() {
        NOW.set(START);
        owner = Ids.next();
        context.jdbc()
                .sql("""
                    INSERT INTO account (id, email, password_hash, role, created_at)
                    VALUES (:id, :email, 'x', 'USER', now())
                    """)
                .param("id", owner)
                .param("email", owner + "@example.com")
                .update();
    }

    private UUID session() {
        UUID session = Ids.next();
        UUID pool = Ids.next();
        context.jdbc().sql("""
            INSERT INTO pool (id, name, min, max, max_concurrency, timeout_minutes, template,
                              created_at, updated_at)
            VALUES (:id, :id::text, 0, 1, 1, 30, '{}', now(), now())
            """).param("id", pool).update();
        context.jdbc()
                .sql("""
                    INSERT INTO session (id, owner_id, pool_id, state, created_at, changed_at)
                    VALUES (:id, :owner, :pool, 'QUEUED', now(), now())
                    """)
                .param("id", session)
                .param("owner", owner)
                .param("pool", pool)
                .update();
        return session;
    }

    private UUID claimed() {
        UUID session = session();
        here.insert(session, owner, Optional.empty(), Duration.ofSeconds(60), START.plusSeconds(10));
        return session;
    }

    private static void later(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    @Test
    void one_nobody_comes_to_is_due_when_its_time_is_over() {
        UUID session = claimed();

        later(Duration.ofSeconds(9));
        assertThat(here.due()).doesNotContain(session);
        later(Duration.ofSeconds(1));
        assertThat(here.due()).contains(session);
        assertThat(there.isDue(session)).as("any server may see to it").isTrue();
    }

    @Test
    void one_with_a_client_is_never_due_and_its_time_runs_once_the_last_one_left() {
        UUID session = claimed();
        here.attached(session);
        later(Duration.ofHours(1));
        assertThat(here.isDue(session)).isFalse();

        here.left(session);
        later(Duration.ofSeconds(59));
        assertThat(here.isDue(session)).isFalse();
        later(Duration.ofSeconds(1));
        assertThat(here.isDue(session)).isTrue();
    }

    @Test
    void who_comes_back_in_time_stops_the_clock() {
        UUID session = claimed();
        here.attached(session);
        here.left(session);
        later(Duration.ofSeconds(30));
        here.attached(session);
        later(Duration.ofHours(1));

        assertThat(here.isDue(session)).isFalse();
    }

    @Test
    void a_client_on_another_server_counts() {
        UUID session = claimed();
        here.attached(session);
        there.attached(session);
        here.left(session);
        later(Duration.ofSeconds(70));

        assertThat(here.isDue(session)).isFalse();
        assertThat(there.ofThisServer()).contains(session);
    }

    @Test
    void the_clients_of_a_server_that_died_are_gone_when_it_has_been_silent_for_a_term() {
        UUID session = claimed();
        there.attached(session);
        later(ClaimStore.TERM);
        here.renew();
        assertThat(here.due()).doesNotContain(session);

        later(Duration.ofSeconds(1));
        here.renew();
        later(Duration.ofSeconds(60));
        assertThat(here.isDue(session)).isTrue();
    }

    @Test
    void a_server_that_says_it_lives_keeps_its_clients() {
        UUID session = claimed();
        there.attached(session);
        later(ClaimStore.TERM);
        there.renew();
        later(Duration.ofSeconds(20));
        here.renew();
        later(Duration.ofHours(1));

        assertThat(here.isDue(session)).isFalse();
    }

    @Test
    void a_session_that_was_not_claimed_by_a_client_is_left_alone() {
        UUID session = session();
        here.attached(session);
        here.left(session);
        later(Duration.ofHours(1));

        assertThat(here.due()).doesNotContain(session);
    }

    @Test
    void a_key_names_one_session_of_its_owner() {
        UUID session = session();
        here.insert(session, owner, Optional.of("k"), Duration.ZERO, START);

        assertThat(there.ofKey(owner, "k")).contains(session);
        assertThat(there.ofKey(Ids.next(), "k")).isEmpty();
        UUID second = session();
        assertThatThrownBy(() -> there.insert(second, owner, Optional.of("k"), Duration.ZERO, START))
                .isInstanceOf(DuplicateKeyException.class);
        here.forget(session);
        there.insert(second, owner, Optional.of("k"), Duration.ZERO, START);
        assertThat(here.ofKey(owner, "k")).contains(second);
    }
}
