package dev.browsergrid.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.platform.database.KillableDatabase;
import dev.browsergrid.testing.OddSite;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Chromium or a server is killed at a random instant while a browser is being saved or brought back, or while an agent
/// works with one. What is there afterwards is what the newest snapshot holds, whole, and what a run told to have done;
/// and never two browsers save to one profile. The seed is printed; `-Dkills.seed` repeats it, `-Dkills` sets how many.
@Order(1)
class KilledSavesTest {
    @TempDir
    private Path directory;

    private final long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);

    @Test
    @Timeout(400)
    void what_was_saved_survives_a_few_kills() throws Exception {
        // each at least once, whatever the seed
        kill(Integer.getInteger("kills", 4), 1, 3);
    }

    @Test
    @Tag("chaos")
    @Timeout(7200)
    void what_was_saved_survives_a_hundred_kills() throws Exception {
        kill(Integer.getInteger("kills", 100), 2, 4);
    }

    /// Kills so often, the second and each `serverEvery`th time after it a server.
    private void kill(int kills, int servers, int serverEvery) throws Exception {
        System.out.printf("kills: seed=%d%n", seed);
        Random random = new Random(seed);
        try (KillableDatabase database = new KillableDatabase(directory.resolve("database"));
                OddSite site = new OddSite();
                Servers running = Servers.start(directory, servers, database);
                OneWriter watch = new OneWriter(directory, new Rows(database))) {
            SavedBrowser saved = SavedBrowser.begin(running, new Rows(database), site);
            WorkingChat chat = WorkingChat.begin(running, site);
            while (running.killed() < kills) {
                boolean server = running.killed() % serverEvery == 1;
                switch (running.killed() == 0 ? 0 : random.nextInt(3)) {
                    case 0 -> chat.write(() -> running.kill(server, chat.session(), random.nextInt(6_000), random));
                    case 1 ->
                        saved.writeAndPark(() -> running.kill(server, saved.session(), random.nextInt(500), random));
                    default -> saved.thaw(() -> running.kill(server, saved.session(), random.nextInt(1_500), random));
                }
                saved.compare("seed " + seed + ", kill " + running.killed());
            }
            assertThat(watch.violations).isEmpty();
            assertThat(watch.most.get()).as("browsers that were looked at").isPositive();
            saved.assertEverySnapshotWhole();
            System.out.printf(
                    "kills: seed=%d chromiums=%d servers=%d missed=%d; steps told=%d runs cut off=%d; parks saved=%d"
                            + " lost before they were saved=%d; thaws disturbed=%d; snapshots=%d, all whole; looked for"
                            + " two writers %d times%n",
                    seed,
                    running.chromiums(),
                    running.servers(),
                    running.missed(),
                    chat.steps(),
                    chat.broken(),
                    saved.saved(),
                    saved.lost(),
                    saved.disturbed(),
                    saved.newest(),
                    watch.looks.get());
        }
    }
}
