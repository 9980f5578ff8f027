package dev.browsergrid.bench;

import dev.browsergrid.testing.ApiClient;
import java.util.Locale;

/// Claims of warm browsers.
record ClaimBenchmark(WarmPool pool) {
    private static final int WARM_UP = 5;

    void run(int count) throws InterruptedException {
        Samples samples = new Samples();
        ApiClient client = pool.client();
        for (int i = 0; i < count + WARM_UP; i++) {
            pool.await(4);
            long before = System.nanoTime();
            String address = pool.claim(client);
            long took = System.nanoTime() - before;
            if (i >= WARM_UP) {
                samples.add(took);
            }
            pool.release(client, address);
        }
        System.out.printf(
                Locale.ROOT,
                "warm claim of %d: p50 %.1f ms, p99 %.1f ms%n",
                count,
                samples.at(0.5) / 1000,
                samples.at(0.99) / 1000);
    }
}
