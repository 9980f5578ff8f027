package dev.browsergrid.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import dev.browsergrid.testing.ApiClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Whole uses of a browser: claim, connect with Playwright, open a page, release. Measured in turns with a Chromium
/// that is handed out without a server, then four at once.
record UseBenchmark(WarmPool pool, String page) {
    private static final int AT_ONCE = 4;

    /// Nanoseconds until connected, until the page was there, and until all was done.
    private record Use(long connected, long opened, long done) {}

    void run(int rounds) throws Exception {
        inTurns(rounds);
        atOnce(Math.max(2, rounds / AT_ONCE));
    }

    private void inTurns(int rounds) throws IOException, InterruptedException {
        List<Use> ours = new ArrayList<>();
        List<Use> bare = new ArrayList<>();
        try (Playwright playwright = Playwright.create()) {
            ApiClient client = pool.client();
            for (int round = -2; round < rounds; round++) {
                pool.await(AT_ONCE);
                Use claimed = claimed(playwright, client);
                pool.await(AT_ONCE);
                Use direct = direct(playwright);
                if (round >= 0) {
                    ours.add(claimed);
                    bare.add(direct);
                }
            }
        }
        print("claim, connect, goto, release", ours);
        print("the same without a server", bare);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add((double) ours.get(i).done() / bare.get(i).done());
        }
        System.out.printf(Locale.ROOT, "whole use / without a server: ×%.2f%n", Samples.median(ratios));
    }

    private void atOnce(int rounds) throws Exception {
        List<Use> uses = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<List<Use>>> people = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                people.add(() -> usesTogether(rounds, together));
            }
            for (Future<List<Use>> person : threads.invokeAll(people)) {
                uses.addAll(person.get());
            }
        }
        Samples all = samples(uses);
        System.out.printf(
                Locale.ROOT,
                "%d at once: p50 %.0f ms, p95 %.0f ms, p95/p50 %.2f%n",
                AT_ONCE,
                all.at(0.5) / 1000,
                all.at(0.95) / 1000,
                all.at(0.95) / all.at(0.5));
    }

    private List<Use> usesTogether(int rounds, CyclicBarrier together) throws Exception {
        List<Use> uses = new ArrayList<>();
        try (Playwright playwright = Playwright.create()) {
            ApiClient client = pool.client();
            for (int round = -1; round < rounds; round++) {
                together.await();
                pool.await(AT_ONCE);
                together.await();
                Use use = claimed(playwright, client);
                if (round >= 0) {
                    uses.add(use);
                }
            }
        }
        return uses;
    }

    private Use claimed(Playwright playwright, ApiClient client) {
        long begun = System.nanoTime();
        String address = pool.claim(client);
        Browser browser = playwright.chromium().connectOverCDP(address);
        long connected = System.nanoTime() - begun;
        open(browser);
        long opened = System.nanoTime() - begun;
        pool.release(client, address);
        long done = System.nanoTime() - begun;
        browser.close();
        return new Use(connected, opened, done);
    }

    private Use direct(Playwright playwright) throws IOException, InterruptedException {
        try (BareChromium chromium = BareChromium.start()) {
            pool.await(AT_ONCE);
            long begun = System.nanoTime();
            Browser browser =
                    playwright.chromium().connectOverCDP(chromium.address().toString());
            long connected = System.nanoTime() - begun;
            open(browser);
            long opened = System.nanoTime() - begun;
            browser.close();
            return new Use(connected, opened, System.nanoTime() - begun);
        }
    }

    private void open(Browser browser) {
        browser.contexts().getFirst().pages().getFirst().navigate(page);
    }

    private static Samples samples(List<Use> uses) {
        Samples samples = new Samples();
        uses.forEach(use -> samples.add(use.done()));
        return samples;
    }

    private static void print(String what, List<Use> uses) {
        Samples all = samples(uses);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.0f ms, p95 %.0f ms (connected after %.0f ms, page after %.0f ms)%n",
                what,
                all.at(0.5) / 1000,
                all.at(0.95) / 1000,
                Samples.median(uses.stream().map(use -> use.connected() / 1e6).toList()),
                Samples.median(uses.stream().map(use -> use.opened() / 1e6).toList()));
    }
}
