package dev.browsergrid.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Carries bytes one way until there are no more. Reading waits for writing, so a slow receiver slows the sender down
/// and nothing piles up here.
record Pump(InputStream from, OutputStream to, FrameBoundary frames) {
    static final int BUFFER = 64 * 1024;

    /// Returns when the sender ended; throws when either side broke.
    void run() throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = from.read(buffer);
        while (count >= 0) {
            to.write(buffer, 0, count);
            to.flush();
            frames.pass(buffer, count);
            count = from.read(buffer);
        }
    }
}
