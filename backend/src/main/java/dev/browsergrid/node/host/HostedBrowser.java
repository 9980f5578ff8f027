package dev.browsergrid.node.host;

import dev.browsergrid.node.NodeFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/// A browser this host started. The process is identified by its pid together with its start time, because pids are
/// used again. `directory` is the node's own: profile, downloads, log and `node.json` are in it.
public record HostedBrowser(
        UUID nodeId, long pid, Instant processStart, URI cdpHttp, URI cdpWs, Path directory, String chromium) {
    /// Where Chromium puts what pages download.
    public Path downloads() {
        return new NodeFiles(directory).downloads();
    }
}
