package dev.browsergrid.agents.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaSnapshotMode;
import com.microsoft.playwright.options.ScreenshotType;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How long one click and the look afterwards take, by turns with Playwright alone doing the same on the same page in
/// a browser of its own.
final class StepCost {
    private static final int WARMING_UP = 10;

    private final Cancellation never = new Cancellation();
    private final Percentiles act = new Percentiles();
    private final Percentiles observe = new Percentiles();
    private final Percentiles step = new Percentiles();
    private final Percentiles bare = new Percentiles();
    private final Percentiles pictured = new Percentiles();

    private StepCost() {}

    static void print(List<BenchPage> pages, BrowserFixture ours, BrowserFixture theirs, int rounds)
            throws InterruptedException {
        System.out.println("| page | act p50 | p99 | observe p50 | p99 | step p50 | p99 |"
                + " Playwright click and tree p50 | p99 | with a picture p50 | p99 | ratio to the latter |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (BenchPage page : pages) {
            new StepCost().measure(page, ours, theirs, rounds);
        }
        System.out.println();
    }

    private void measure(BenchPage page, BrowserFixture ours, BrowserFixture theirs, int rounds)
            throws InterruptedException {
        try (PlaywrightComputer computer = ours.connectToBlankTab();
                Playwright playwright = Playwright.create();
                Browser browser = playwright.chromium().connectOverCDP(theirs.url())) {
            computer.act(new ToolCall.Navigate(page.url()), List.of(), never);
            Observation seen = computer.observe(never);
            Page alone = browser.contexts().getFirst().pages().getFirst();
            alone.navigate(page.url());
            String tree = tree(alone);
            for (int round = -WARMING_UP; round < rounds; round++) {
                boolean counts = round >= 0;
                seen = step(computer, seen, page, counts);
                tree = bare(alone, tree, page, false, counts);
                tree = bare(alone, tree, page, true, counts);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %.2f |%n",
                page.name(),
                act.cells(),
                observe.cells(),
                step.cells(),
                bare.cells(),
                pictured.cells(),
                step.millis(0.5) / pictured.millis(0.5));
    }

    private Observation step(PlaywrightComputer computer, Observation before, BenchPage page, boolean counts)
            throws InterruptedException {
        String ref = BrowserFixture.ref(before, page.button());
        long begun = System.nanoTime();
        computer.act(
                new ToolCall.Click(ref, false, ToolCall.MouseButton.LEFT, ToolCall.DialogAnswer.DISMISS),
                List.of(),
                never);
        long acted = System.nanoTime();
        Observation after = computer.observe(never);
        long ended = System.nanoTime();
        if (counts) {
            act.add(acted - begun);
            observe.add(ended - acted);
            step.add(ended - begun);
        }
        return after;
    }

    private String bare(Page page, String before, BenchPage where, boolean picture, boolean counts) {
        String ref = BrowserFixture.ref(
                new Observation("", "", List.of(), List.of(), before, Optional.empty()), where.button());
        long begun = System.nanoTime();
        page.locator("aria-ref=" + ref).click();
        String after = tree(page);
        if (picture) {
            page.screenshot(
                    new Page.ScreenshotOptions().setType(ScreenshotType.JPEG).setQuality(60));
        }
        if (counts) {
            (picture ? pictured : bare).add(System.nanoTime() - begun);
        }
        return after;
    }

    private static String tree(Page page) {
        return page.ariaSnapshot(new Page.AriaSnapshotOptions().setMode(AriaSnapshotMode.AI));
    }
}
