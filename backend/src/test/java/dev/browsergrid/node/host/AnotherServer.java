package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.testing.OpenGuards;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/// A server in a process of its own, to be killed: `home chromium nodeId` opens one blank browser and waits.
final class AnotherServer {
    private AnotherServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        NodeHost host = new NodeHost(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                NodeHostSettings.defaults(),
                InstantSource.system(),
                ExtensionSource.none(),
                OpenGuards.make(),
                _ -> {});
        System.out.println("opening");
        HostedBrowser browser = host.open(UUID.fromString(arguments[2]), BrowserTemplate.DEFAULT);
        System.out.println("opened " + browser.pid());
        Thread.currentThread().join();
    }
}
