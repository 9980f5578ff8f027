package dev.browsergrid.bench;

import dev.browsergrid.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What connections cost that nobody says anything on.
record IdleConnections(ServerProcess server, Supplier<URI> claim) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    void measure(int count) throws IOException, InterruptedException {
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
    private long used() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        // what the server does besides comes and goes
        for (int i = 0; i < 3; i++) {
            Matcher total = TOTAL.matcher(jcmd(Long.toString(server.pid()), "GC.class_histogram"));
            if (!total.find()) {
                throw new IOException("the server's heap cannot be counted");
            }
            least = Math.min(least, Long.parseLong(total.group(1)));
        }
        return least;
    }

    private static String jcmd(String pid, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            throw new IOException("this needs a JDK");
        }
        Process process = new ProcessBuilder(jcmd.toString(), pid, command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
