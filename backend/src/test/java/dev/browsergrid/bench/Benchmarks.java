package dev.browsergrid.bench;

import dev.browsergrid.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/// Measures a server of its own. Arguments: nothing for the proxy, claims and whole uses; `uses` for the last two;
/// `chats` for chats between messages, with `alone` for one only; `quick` makes each short.
public final class Benchmarks {
    private Benchmarks() {}

    /// Prints what was measured, a line each, and the machine's load before and after.
    public static void main(String[] arguments) throws Exception {
        List<String> asked = Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(argument.split(",")))
                .toList();
        boolean quick = asked.contains("quick");
        boolean chats = asked.contains("chats");
        Path home = Files.createTempDirectory("browsergrid-benchmark");
        try (ServerProcess process = ServerProcess.launchForLong(home, chats ? ChatBenchmark.SERVER : Map.of())
                .awaitReady()) {
            System.out.printf(
                    "%s, %d CPUs, load %s, Java %s%n",
                    System.getProperty("os.name"),
                    Runtime.getRuntime().availableProcessors(),
                    load(),
                    System.getProperty("java.version"));
            if (chats) {
                ChatBenchmark benchmark = new ChatBenchmark(process);
                benchmark.alone(quick ? 5 : 20);
                if (!asked.contains("alone")) {
                    new TurnsBenchmark(process, benchmark.client()).run(quick ? 10 : 200);
                }
            } else {
                new ProxyBenchmark(quick, process.url()).run(process, home, asked.contains("uses"));
            }
            System.out.println("load afterwards " + load());
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(0);
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "?";
    }
}
