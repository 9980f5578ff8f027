package dev.browsergrid.node.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Stops browsers where they are and lets them go on. That one is stopped is noted beside it before it is, and until
/// after it goes on: whoever finds the note may continue a browser that runs, and never takes one that is stopped for
/// one that hangs.
record Holding(ProcessTable processes) {
    /// Answers whether it stands still now; `false` when it cannot be stopped.
    boolean stop(NodeDirectory node, NodeRecord record) throws IOException {
        Optional<ProcessGroup> group = group(node, record);
        if (group.isEmpty()) {
            return false;
        }
        Path note = node.held();
        if (!Files.exists(note)) {
            Files.createFile(note);
        }
        return group.get().stop();
    }

    /// Does nothing to one that runs.
    void resume(NodeDirectory node, NodeRecord record) throws IOException {
        if (Files.exists(node.held())) {
            group(node, record).ifPresent(ProcessGroup::resume);
            Files.deleteIfExists(node.held());
        }
    }

    private Optional<ProcessGroup> group(NodeDirectory node, NodeRecord record) {
        return new ProcessTree(node.profile(), processes).leader(record).flatMap(ProcessGroup::of);
    }
}
