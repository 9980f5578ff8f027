package dev.browsergrid.node.watch;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.NodeId;
import java.net.URI;

/// A node and the browser it has now.
public record RunningBrowser(NodeId node, URI cdpUrl, NodeFiles files) {}
