package dev.browsergrid.platform.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.testing.SlimContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two servers on one database, as far as changes go.
class ChangesTest {
    @TempDir
    private Path home;

    @TempDir
    private Path otherHome;

    private SlimContext here;
    private SlimContext there;

    /// Keeps what arrived.
    static class Ears {
        final List<News> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(News news) {
            heard.add(news);
        }

        List<Change> changes() {
            return heard.stream()
                    .filter(News.Some.class::isInstance)
                    .flatMap(news -> ((News.Some) news).changes().stream())
                    .toList();
        }
    }

    @BeforeEach
    void two_servers_that_listen() {
        here = new SlimContext(
                home, Clock.systemUTC(), Changes.class, NoticeWriter.class, NoticeReader.class, Ears.class);
        there = here.another(
                otherHome, Clock.systemUTC(), Changes.class, NoticeWriter.class, NoticeReader.class, Ears.class);
        await().until(() -> !ears(here).heard.isEmpty() && !ears(there).heard.isEmpty());
        // whatever was told before is heard before
        UUID last = Ids.next();
        here.part(Changes.class).publish(Topic.AUDIT, last, null);
        await().until(() -> hasHeard(here, last) && hasHeard(there, last));
        ears(here).heard.clear();
        ears(there).heard.clear();
    }

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    @Test
    void a_change_reaches_every_server_this_one_included() {
        UUID id = Ids.next();
        UUID owner = Ids.next();

        here.part(Changes.class).publish(Topic.SESSIONS, id, owner);

        Change change = new Change(Topic.SESSIONS, id, owner);
        await().untilAsserted(() -> {
            assertThat(ears(here).changes()).containsExactly(change);
            assertThat(ears(there).changes()).containsExactly(change);
        });
    }

    @Test
    void what_is_rolled_back_is_never_told() {
        UUID undone = Ids.next();
        UUID done = Ids.next();
        TransactionTemplate transaction = new TransactionTemplate(here.part(PlatformTransactionManager.class));

        transaction.executeWithoutResult(status -> {
            here.part(Changes.class).publish(Topic.POOLS, undone, null);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> here.part(Changes.class).publish(Topic.POOLS, done, null));

        await().until(() -> !ears(there).changes().isEmpty());
        assertThat(ears(there).changes()).containsExactly(new Change(Topic.POOLS, done, null));
    }

    @Test
    void many_changes_of_one_thing_are_told_at_once() {
        UUID id = Ids.next();

        IntStream.range(0, 50).forEach(_ -> here.part(Changes.class).publish(Topic.SESSIONS, id, null));

        await().until(() -> !ears(there).changes().isEmpty());
        assertThat(ears(there).changes()).hasSizeLessThan(5).containsOnly(new Change(Topic.SESSIONS, id, null));
    }

    @Test
    void too_many_changes_are_told_as_everything() {
        IntStream.rangeClosed(0, 5 * NoticeWriter.MOST)
                .forEach(_ -> here.part(Changes.class).publish(Topic.SESSIONS, Ids.next(), null));

        await().until(() -> ears(there).heard.contains(new News.Everything()));
    }

    @Test
    void a_listener_whose_connection_broke_hears_that_everything_may_have_changed_and_then_goes_on() {
        here.jdbc().sql("""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE query LIKE 'LISTEN%' AND datname = current_database()
            """).query(Boolean.class).list();

        await().until(() -> ears(here).heard.contains(new News.Everything())
                && ears(there).heard.contains(new News.Everything()));
        UUID id = Ids.next();
        here.part(Changes.class).publish(Topic.CHATS, id, null);
        await().until(() -> ears(there).changes().contains(new Change(Topic.CHATS, id, null)));
    }

    private static boolean hasHeard(SlimContext context, UUID id) {
        return ears(context).changes().stream().anyMatch(change -> change.id().equals(id));
    }

    private static Ears ears(SlimContext context) {
        return context.part(Ears.class);
    }
}
