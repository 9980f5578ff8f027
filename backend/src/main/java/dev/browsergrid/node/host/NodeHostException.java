package dev.browsergrid.node.host;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something the node host could not do, and why.
public final class NodeHostException extends IOException {
    /// Why not.
    public enum Problem {
        /// There is a node with this id already.
        NODE_EXISTS,
        /// There is no node with this id.
        NO_SUCH_NODE,
        /// Chromium ended or stayed silent while it was started.
        DID_NOT_START,
        /// Chromium did not close in order, so its directory is not whole.
        DID_NOT_CLOSE,
        /// Chromium does not answer, although it runs.
        NO_ANSWER,
        /// Chromium ended unasked.
        ENDED,
        /// There is no room for the browser's files.
        DISK_FULL,
        /// A window is asked for where none can be shown.
        NO_DISPLAY,
        /// There is no Chromium and none could be installed.
        NO_CHROMIUM
    }

    private final Problem problem;

    NodeHostException(Problem problem, String message) {
        this(problem, message, null);
    }

    NodeHostException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
