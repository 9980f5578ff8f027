package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Node hosts on one directory, as of servers that follow one another. Closing destroys every node and sees that no
/// process is left.
record TestHosts(Path home, BlockingQueue<HostedBrowser> exited) implements AutoCloseable {
    TestHosts(Path home) {
        this(home, new LinkedBlockingQueue<>());
    }

    /// The next server's.
    NodeHost next() throws IOException {
        return next(InstalledChromium.path());
    }

    /// As above, with something else in Chromium's place.
    NodeHost next(Path chromium) throws IOException {
        return new NodeHost(home, chromium, NodeHostSettings.defaults(), InstantSource.system(), exited::add);
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
        assertThat(processes()).isEmpty();
    }
}
