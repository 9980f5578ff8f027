package dev.browsergrid.node.host;

import dev.browsergrid.node.host.NodeHostException.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Finds nodes and their browsers, by what is on disk and in the process table.
record HostedNodes(Path home, ProcessTable processes) {
    /// The node's directory, which is there.
    NodeDirectory existing(UUID nodeId) throws NodeHostException {
        NodeDirectory node = NodeDirectory.of(home, nodeId);
        if (!node.exists()) {
            throw new NodeHostException(Problem.NO_SUCH_NODE, "there is no node " + nodeId);
        }
        return node;
    }

    Optional<HostedBrowser> running(NodeDirectory node) {
        return NodeRecord.read(node)
                .filter(record -> tree(node).leader(record).isPresent())
                .map(record -> record.browser(node.path()));
    }

    HostedBrowser alive(NodeDirectory node) throws NodeHostException {
        return running(node)
                .orElseThrow(() -> new NodeHostException(
                        Problem.ENDED, "the browser of node " + node.nodeId() + " ended unasked"));
    }

    ProcessTree tree(NodeDirectory node) {
        return new ProcessTree(node.profile(), processes);
    }
}
