package dev.browsergrid.bench;

import dev.browsergrid.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What connections cost that nobody says anything on.
record IdleConnections(ServerProcess server, Supplier<URI> claim) {
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
                    "%d idle connections: %.1f KB of the server's memory each%n",
                    count, (after - before) / 1024.0 / count);
        } finally {
            clients.forEach(RawCdp::close);
        }
    }

    /// Heap after a collection, and everything outside the heap that the process has.
    private long used() throws IOException, InterruptedException {
        String pid = Long.toString(server.pid());
        jcmd(pid, "GC.run");
        String heap = jcmd(pid, "GC.heap_info");
        long heapUsed = 0;
        for (java.util.regex.Matcher found = java.util.regex.Pattern.compile(
                                "(?:new generation|tenured generation|def new generation|Tenured|DefNew)[^\\n"
                                        + "]*used (\\d+)K")
                        .matcher(heap);
                found.find(); ) {
            heapUsed += Long.parseLong(found.group(1)) * 1024;
        }
        return heapUsed;
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
