package dev.browsergrid.agents.offline;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Limits;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/// Puts what people ask to the offline model, each on a freshly loaded page in the same tab of a real Chromium, and
/// looks at the page afterwards.
final class Examination implements AutoCloseable {
    private final Cancellation never = new Cancellation();
    private final BrowserFixture fixture = new BrowserFixture();
    private final HttpServer server = SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Asked.FILES.toAbsolutePath(),
            SimpleFileServer.OutputLevel.NONE);
    private final PageProbe probe = new PageProbe(fixture.url());
    private final PlaywrightComputer computer = fixture.connectToBlankTab();
    private final Agent agent;
    private int visits;

    Examination() throws IOException, InterruptedException {
        server.start();
        ModelCatalog catalog =
                new ModelCatalog(ModelSettings.NONE, () -> new OfflineModel(URI.create(site() + "playground/")));
        agent = new Agent(catalog.open(ModelCatalog.OFFLINE_ID), catalog.defaultModel());
    }

    Examined examine(Asked asked) throws IOException, InterruptedException {
        // an address of its own each time, so that the page is loaded again
        String url = site() + asked.page() + ".html?" + ++visits;
        computer.act(new ToolCall.Navigate(url), List.of(), never);
        String before = state(url).getAsString();
        Outcome outcome =
                agent.run(new Task(asked.words(), List.of(), List.of(), Limits.DEFAULT), computer, _ -> {}, never);
        String answer = switch (outcome) {
            case Outcome.Completed completed -> completed.answer();
            case Outcome.Asked(var question, var _) -> question;
            case Outcome.Failed(var code, var message) -> code + " " + message;
            case Outcome.Cancelled() -> "cancelled";
        };
        boolean success = outcome instanceof Outcome.Completed completed && completed.success();
        String after = state(url).getAsString();
        boolean asExpected = asked.state().isEmpty() ? before.equals(after) : holds(asked.state(), url);
        boolean solved = asked.kind() == Asked.Kind.CANNOT
                ? asExpected && !success
                : asExpected && says(asked.answer(), answer) && (success || isRefusal(asked, answer));
        return new Examined(asked, solved, success, answer, after);
    }

    @Override
    public void close() {
        computer.close();
        probe.close();
        server.stop(0);
        fixture.close();
    }

    private String site() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private JsonElement state(String url) throws IOException, InterruptedException {
        return probe.value("JSON.stringify(state())", url);
    }

    private boolean holds(String condition, String url) throws IOException, InterruptedException {
        return probe.value(
                        "Boolean(new Function('with (state()) { return " + condition.replace("'", "\\'") + " }')())",
                        url)
                .equals(new JsonPrimitive(true));
    }

    /// Where the page itself refuses, the model does well to pass that on.
    private static boolean isRefusal(Asked asked, String answer) {
        return !asked.answer().isEmpty() && answer.contains("The page says: ");
    }

    private static boolean says(String pattern, String answer) {
        return pattern.isEmpty()
                || Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
                        .matcher(answer)
                        .find();
    }
}
