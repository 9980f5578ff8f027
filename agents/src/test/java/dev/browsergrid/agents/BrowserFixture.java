package dev.browsergrid.agents;

import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One Chromium, one driver and a site for the tests of a class. Closing it ends all of them and fails when a process
/// is left.
public final class BrowserFixture implements AutoCloseable {
    private final LocalChromium chromium;
    private final Drivers drivers = new Drivers(2);
    private final TestSite site = new TestSite();

    public BrowserFixture() throws IOException, InterruptedException {
        chromium = LocalChromium.start();
    }

    public TestSite site() {
        return site;
    }

    public Drivers drivers() {
        return drivers;
    }

    public String url() {
        return chromium.url();
    }

    public Process browser() {
        return chromium.process();
    }

    public PlaywrightComputer connect() throws InterruptedException {
        return PlaywrightComputer.connect(drivers, chromium.url(), new Cancellation());
    }

    /// Connects to a browser that shows one blank tab, whatever earlier tests left open.
    public PlaywrightComputer connectToBlankTab() throws InterruptedException {
        PlaywrightComputer computer = connect();
        Cancellation never = new Cancellation();
        List<Observation.Tab> old = computer.observe(never).tabs();
        computer.act(new ToolCall.NewTab(""), List.of(), never);
        for (Observation.Tab tab : old) {
            computer.act(new ToolCall.CloseTab(tab.id()), List.of(), never);
        }
        return computer;
    }

    /// The ref of the first element whose line in the page holds `text`.
    public static String ref(Observation seen, String text) {
        Pattern ref = Pattern.compile("\\[ref=(\\w+)]");
        return seen.page()
                .lines()
                .filter(line -> line.contains(text))
                .map(ref::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no element " + text + " in\n" + seen.page()));
    }

    @Override
    public void close() {
        List<ProcessHandle> started = Stream.of(
                        chromium.process().toHandle().descendants(),
                        Stream.of(chromium.process().toHandle()),
                        drivers.processIds().stream().flatMap(id -> ProcessHandle.of(id).stream()))
                .flatMap(handles -> handles)
                .toList();
        drivers.close();
        chromium.close();
        site.close();
        List<String> left = started.stream()
                .filter(ProcessHandle::isAlive)
                .map(handle -> handle.pid() + " " + handle.info().commandLine().orElse("?"))
                .toList();
        if (!left.isEmpty()) {
            throw new AssertionError("processes are left: " + left);
        }
    }
}
