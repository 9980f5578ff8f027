package dev.browsergrid.profiles.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.Directories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One browser, frozen and thawed again and again with random edits in between, often before its hidden tabs have
/// loaded, and compared field by field with what was last seen of it. The seed is printed; `-Dcycles.seed` repeats it,
/// `-Dcycles` sets how many.
class CyclesTest {
    private static final int MOST_TABS = 4;

    @TempDir
    private Path home;

    private final long seed = Long.getLong("cycles.seed", System.nanoTime() & 0xffffff);
    private final Random random = new Random(seed);
    private final Map<String, Map<String, String>> pages = new HashMap<>();
    private Map<String, String> site = Map.of();
    private List<String> tabs = new ArrayList<>();
    private String front = "";
    private int edits;
    private int compared;
    private int unseen;
    private int opened;
    private int untold;

    @Test
    @Timeout(240)
    void a_few_cycles_lose_no_field() throws Exception {
        cycle(Integer.getInteger("cycles", 6));
    }

    @Test
    @Tag("chaos")
    @Timeout(3600)
    void a_hundred_cycles_lose_no_field() throws Exception {
        cycle(Integer.getInteger("cycles", 100));
    }

    private void cycle(int cycles) throws Exception {
        System.out.printf("cycles: seed=%d%n", seed);
        try (TestSite server = new TestSite()) {
            byte[] archive = first(server);
            for (int cycle = 1; cycle <= cycles; cycle++) {
                Path directory = home.resolve("cycle-" + cycle);
                try (ThawedBrowser browser = ThawedBrowser.thaw(archive, directory)) {
                    compareTabs(browser, cycle);
                    if (cycle == cycles) {
                        for (String tab : tabs) {
                            compare(browser.show(tab), tab, cycle);
                        }
                    } else {
                        use(browser, server, cycle);
                        archive = browser.freeze();
                    }
                }
                Directories.remove(directory);
            }
            System.out.printf(
                    "cycles: seed=%d cycles=%d edits=%d tabs opened=%d; fields compared=%d, all equal; frozen %d times"
                            + " with a tab nobody looked at; scripts that were not told of a restored field=%d;"
                            + " archive %d KB%n",
                    seed, cycles, edits, opened, compared, unseen, untold, archive.length / 1024);
        }
    }

    private byte[] first(TestSite server) throws Exception {
        String main = server.url("/main?0");
        try (ThawedBrowser browser = ThawedBrowser.fresh(home.resolve("first"), main)) {
            tabs = new ArrayList<>(List.of(main));
            edit(browser.show(main), main);
            for (int hidden = 0; hidden < 2; hidden++) {
                open(browser, server);
            }
            settle(browser);
            return browser.freeze();
        }
    }

    /// Looks at the tab in front and at some others, and changes something on each.
    private void use(ThawedBrowser browser, TestSite server, int cycle) {
        List<String> visited = new ArrayList<>();
        visited.add(front);
        for (int more = random.nextInt(3); more > 0; more--) {
            visited.add(tabs.get(random.nextInt(tabs.size())));
        }
        for (String tab : visited) {
            TestTab shown = browser.show(tab);
            compare(shown, tab, cycle);
            edit(shown, tab);
        }
        unseen += visited.containsAll(tabs) ? 0 : 1;
        int what = random.nextInt(5);
        if (what == 0 && tabs.size() < MOST_TABS) {
            open(browser, server);
        } else if (what == 1 && tabs.size() > 2) {
            String closed = tabs.get(1 + random.nextInt(tabs.size() - 1));
            browser.close(closed);
            tabs.remove(closed);
            pages.remove(closed);
        }
        settle(browser);
    }

    private void open(ThawedBrowser browser, TestSite server) {
        String url = server.url("/hidden?" + ++opened);
        browser.open(url);
        tabs.add(url);
        edit(browser.show(url), url);
    }

    /// Once it is known in which order and with which tab in front the browser is left.
    private void settle(ThawedBrowser browser) {
        String last = tabs.get(random.nextInt(tabs.size()));
        remember(browser.show(last), last);
        assertThat(browser.tabs()).as("seed %d: tabs", seed).containsExactlyInAnyOrderElementsOf(tabs);
        tabs = new ArrayList<>(browser.tabs());
        front = last;
    }

    private void edit(TestTab shown, String tab) {
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            String edit = PageEdits.random(isMain(tab), random);
            assertThat(shown.evaluate(edit)).as("seed %d: %s", seed, edit).doesNotStartWith("failed");
            edits++;
        }
        remember(shown, tab);
    }

    private void remember(TestTab shown, String tab) {
        pages.put(tab, ThawedBrowser.look(shown, PageEdits.ofPage(isMain(tab))));
        site = ThawedBrowser.look(shown, PageEdits.ofSite());
    }

    private void compareTabs(ThawedBrowser browser, int cycle) {
        assertThat(browser.tabs())
                .as("seed %d, cycle %d: order of tabs", seed, cycle)
                .isEqualTo(tabs);
        assertThat(browser.front())
                .as("seed %d, cycle %d: tab in front", seed, cycle)
                .isEqualTo(front);
        compared += 2;
    }

    private void compare(TestTab shown, String tab, int cycle) {
        Map<String, String> expected = pages.getOrDefault(tab, Map.of());
        assertThat(ThawedBrowser.look(shown, PageEdits.ofPage(isMain(tab))))
                .as("seed %d, cycle %d: %s", seed, cycle, tab)
                .isEqualTo(expected);
        assertThat(ThawedBrowser.look(shown, PageEdits.ofSite()))
                .as("seed %d, cycle %d: the site's", seed, cycle)
                .isEqualTo(site);
        compared += expected.size() + site.size();
        if (isMain(tab) && shown.evaluate(PageEdits.BOUND).equals("false")) {
            untold++;
        }
    }

    private static boolean isMain(String tab) {
        return tab.contains("/main");
    }
}
