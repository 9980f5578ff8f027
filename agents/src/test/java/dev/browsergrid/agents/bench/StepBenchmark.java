package dev.browsergrid.agents.bench;

import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.offline.PlaygroundSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a step costs beside the model: time, the size of what the model is shown, and memory. Prints Markdown tables,
/// and the machine's load before and after. Argument: `whole`, or `quick` for a short look; others are for other
/// modules.
public final class StepBenchmark {
    private StepBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String asked = arguments.length > 0 ? arguments[0] : "whole";
        if (!asked.equals("whole") && !asked.equals("quick")) {
            return;
        }
        boolean quick = asked.equals("quick");
        System.out.printf(
                "%s, %d CPUs, load %s, Java %s%n%n",
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                load(),
                System.getProperty("java.version"));
        try (PlaygroundSite site = new PlaygroundSite();
                BrowserFixture ours = new BrowserFixture();
                BrowserFixture theirs = new BrowserFixture()) {
            List<BenchPage> pages = List.of(BenchPage.shop(site), BenchPage.large(ours.site()));
            StepCost.print(pages, ours, theirs, quick ? 20 : 200);
            PageSizes.print(pages, ours, theirs);
            RunMemory.print(pages.getFirst(), quick ? List.of(1) : List.of(1, 4));
        }
        System.out.println("load afterwards " + load());
        System.exit(0);
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "?";
    }
}
