package dev.browsergrid.agents.bench;

import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What runs at work side by side take of memory, each with a browser and a driver of its own. Pages of memory that
/// processes share count in equal parts (PSS).
final class RunMemory {
    private static final double MB = 1024.0;

    private RunMemory() {}

    static void print(BenchPage page, List<Integer> numbers) throws Exception {
        System.out.println("| runs at once | heap a run | driver a run | Chromium a run | together |");
        System.out.println("|---|---|---|---|---|");
        for (int runs : numbers) {
            measure(page, runs);
        }
        System.out.println();
    }

    private static void measure(BenchPage page, int runs) throws Exception {
        long heapBefore = heap();
        List<BrowserFixture> fixtures = new ArrayList<>();
        List<PlaywrightComputer> computers = new ArrayList<>();
        try {
            for (int run = 0; run < runs; run++) {
                fixtures.add(new BrowserFixture());
                computers.add(fixtures.getLast().connectToBlankTab());
                work(page, computers.getLast());
            }
            double heap = (heap() - heapBefore) / MB / MB / runs;
            double drivers = memory(fixtures.stream()
                            .flatMap(fixture -> fixture.drivers().processIds().stream())
                            .flatMap(id -> ProcessHandle.of(id).stream()))
                    / runs;
            double browsers =
                    memory(fixtures.stream().map(fixture -> fixture.browser().toHandle())) / runs;
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.1f MB | %.0f MB | %.0f MB | %.0f MB |%n",
                    runs,
                    heap,
                    drivers,
                    browsers,
                    heap + drivers + browsers);
        } finally {
            computers.forEach(PlaywrightComputer::close);
            fixtures.forEach(BrowserFixture::close);
        }
    }

    private static void work(BenchPage page, PlaywrightComputer computer) throws InterruptedException {
        Cancellation never = new Cancellation();
        computer.act(new ToolCall.Navigate(page.url()), List.of(), never);
        for (int step = 0; step < 3; step++) {
            Observation seen = computer.observe(never);
            String ref = BrowserFixture.ref(seen, page.button());
            computer.act(
                    new ToolCall.Click(ref, false, ToolCall.MouseButton.LEFT, ToolCall.DialogAnswer.DISMISS),
                    List.of(),
                    never);
        }
        computer.observe(never);
    }

    /// In megabytes, of these processes and all they started.
    private static double memory(Stream<ProcessHandle> processes) {
        return processes
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> pss(process.pid()))
                        .sum()
                / MB;
    }

    private static long pss(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
