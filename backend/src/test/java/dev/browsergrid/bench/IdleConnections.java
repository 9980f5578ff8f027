package dev.browsergrid.bench;

import dev.browsergrid.testing.LiveObjects;
import dev.browsergrid.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// What connections cost that nobody says anything on.
record IdleConnections(ServerProcess server, Supplier<URI> claim) {
    void measure(int count) throws IOException {
        URI address = claim.get();
        List<RawCdp> clients = new ArrayList<>();
        try {
            // what the first ones cost once for all is not theirs
            for (int i = 0; i < 100; i++) {
                clients.add(new RawCdp(address));
            }
            long before = used();
            for (int i = 0; i < count; i++) {
                clients.add(new RawCdp(address));
            }
            long after = used();
            System.out.printf(
                    "%d idle connections: %.1f KB of the server's heap each%n",
                    count, (after - before) / 1024.0 / count);
        } finally {
            clients.forEach(RawCdp::close);
        }
    }

    /// What lives on the heap after a collection.
    private long used() {
        // what the server does besides comes and goes
        return LongStream.generate(() -> LiveObjects.of(server).bytes())
                .limit(3)
                .min()
                .orElseThrow();
    }
}
