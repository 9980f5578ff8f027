package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A browser that restores its last session has hidden tabs that have not loaded yet and do not answer.
@Timeout(120)
class RestoredTabsTest {
    private final Cancellation never = new Cancellation();

    @Test
    void tabs_that_were_restored_and_have_not_loaded_yet_are_kept() throws Exception {
        try (TestSite site = new TestSite();
                Drivers drivers = new Drivers(1);
                LocalChromium first = LocalChromium.start()) {
            List<String> addresses = List.of(
                    site.page("/one", "<h1>One</h1>"),
                    site.page("/two", "<h1>Two</h1>"),
                    site.page("/three", "<h1>Three</h1>"));
            try (PlaywrightComputer computer = PlaywrightComputer.connect(drivers, first.url(), never)) {
                computer.act(new ToolCall.Navigate(addresses.getFirst()), List.of(), never);
                for (String address : addresses.subList(1, addresses.size())) {
                    computer.act(new ToolCall.NewTab(address), List.of(), never);
                }
                computer.act(new ToolCall.Wait(new ToolCall.Until.Elapsed(3)), List.of(), never);
            }
            closeOverCdp(first);
            try (LocalChromium second = LocalChromium.start(first.profile(), "--restore-last-session");
                    PlaywrightComputer computer = PlaywrightComputer.connect(drivers, second.url(), never)) {
                Observation seen = computer.observe(never);
                assertThat(seen.tabs().stream().map(Observation.Tab::url))
                        .containsExactlyInAnyOrderElementsOf(addresses);
                assertThat(seen.page()).contains("Three");
                for (Observation.Tab tab : seen.tabs()) {
                    computer.act(new ToolCall.SwitchTab(tab.id()), List.of(), never);
                    assertThat(computer.observe(never).page()).contains("heading");
                }
            }
        }
    }

    private static void closeOverCdp(LocalChromium chromium) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest version = HttpRequest.newBuilder(URI.create(chromium.url() + "/json/version"))
                    .build();
            String address = JsonParser.parseString(
                            client.send(version, BodyHandlers.ofString()).body())
                    .getAsJsonObject()
                    .get("webSocketDebuggerUrl")
                    .getAsString();
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(address), new WebSocket.Listener() {})
                    .join();
            socket.sendText("{\"id\":1,\"method\":\"Browser.close\"}", true).join();
            assertThat(chromium.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            client.shutdownNow();
        }
    }
}
