package dev.browsergrid.node.host;

import dev.browsergrid.node.host.NodeHostException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells a failure for want of disk space from any other. Chromium does not say why it ends then, so a disk with next
/// to nothing left is taken for the reason.
final class FullDisk {
    private static final String NO_SPACE = "No space left on device";
    /// A browser that has just come up has written more.
    private static final long SCARCE = 8L << 20;

    private FullDisk() {}

    /// The failure itself, or that the disk is full if it happened because of that.
    static IOException explain(Path directory, IOException failure) {
        return String.valueOf(failure.getMessage()).contains(NO_SPACE) || isScarce(directory)
                ? new NodeHostException(Problem.DISK_FULL, "the disk of this host is full (" + NO_SPACE + ")", failure)
                : failure;
    }

    private static boolean isScarce(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() < SCARCE;
        } catch (IOException unknown) {
            return false;
        }
    }
}
