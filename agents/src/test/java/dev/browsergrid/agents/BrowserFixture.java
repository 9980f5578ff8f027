package dev.browsergrid.agents;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    /// Runs a script in the newest tab, as the page itself could.
    public void inject(String script) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String tabs = http.send(
                            HttpRequest.newBuilder(URI.create(chromium.url() + "/json/list"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            URI tab = StreamSupport.stream(new ObjectMapper().readTree(tabs).spliterator(), false)
                    .filter(target -> target.path("type").asText().equals("page"))
                    .map(target ->
                            URI.create(target.path("webSocketDebuggerUrl").asText()))
                    .findFirst()
                    .orElseThrow();
            CompletableFuture<CharSequence> answer = new CompletableFuture<>();
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(tab, new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                            answer.complete(data);
                            return CompletableFuture.completedStage(null);
                        }
                    })
                    .join();
            String command = new ObjectMapper()
                    .writeValueAsString(
                            Map.of("id", 1, "method", "Runtime.evaluate", "params", Map.of("expression", script)));
            socket.sendText(command, true).join();
            answer.join();
            socket.abort();
        } catch (IOException | InterruptedException problem) {
            throw new AssertionError(problem);
        }
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
