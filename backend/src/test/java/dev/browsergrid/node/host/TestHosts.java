package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.egress.guard.Guards;
import dev.browsergrid.testing.OpenGuards;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Node hosts on one directory, as of servers that follow one another. Closing destroys every node and sees that no
/// process is left.
record TestHosts(Path home, Guards guards, BlockingQueue<HostedBrowser> exited) implements AutoCloseable {
    TestHosts(Path home) {
        this(home, OpenGuards.make(), new LinkedBlockingQueue<>());
    }

    /// The next server's.
    NodeHost next() throws IOException {
        return next(InstalledChromium.path());
    }

    /// As above, with something else in Chromium's place.
    NodeHost next(Path chromium) throws IOException {
        return next(chromium, ExtensionSource.none());
    }

    NodeHost next(Path chromium, ExtensionSource extensions) throws IOException {
        return new NodeHost(
                home, chromium, NodeHostSettings.defaults(), InstantSource.system(), extensions, guards, exited::add);
    }

    /// Every process of a browser below the directory.
    List<RunningProcess> processes() {
        return ProcessTable.ofThisMachine().all().stream()
                .filter(process -> process.command().contains("--user-data-dir=" + home))
                .toList();
    }

    @Override
    public void close() throws IOException {
        NodeHost last = next();
        for (ObservedNode node : last.observe()) {
            last.destroy(node.nodeId());
        }
        guards.close();
        assertThat(processes()).isEmpty();
    }
}
