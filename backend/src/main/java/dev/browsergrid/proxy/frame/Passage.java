package dev.browsergrid.proxy.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where bytes go on to the browser or are held back until it is known whether they may. What is next to each other
/// goes
/// on as one piece of the buffer it came in; only what is held beyond that buffer is copied.
final class Passage {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Consumer<ByteBuffer> browser;
    private ByteBuffer in = NONE;
    // what is held back from earlier buffers
    private @Nullable ByteArrayOutputStream held;
    // of the buffer at hand: where what goes on and what is held back begin and end
    private int passFrom;
    private int passTo;
    private int holdFrom;
    private int holdTo;

    /// Buffers are only lent to `browser`.
    Passage(Consumer<ByteBuffer> browser) {
        this.browser = browser;
    }

    /// Positions are this buffer's from here on, until its end.
    void begin(ByteBuffer buffer) {
        in = buffer;
        passFrom = buffer.position();
        passTo = passFrom;
        holdFrom = passFrom;
        holdTo = passFrom;
    }

    /// The buffer is the lender's again. What is held goes on being held, if it is still wanted.
    void end(boolean wanted) {
        flush();
        if (wanted) {
            spill();
        }
        in = NONE;
    }

    /// These bytes of the buffer go on.
    void pass(int from, int to) {
        if (from != passTo) {
            flush();
            passFrom = from;
        }
        passTo = to;
    }

    void passCopy(byte[] bytes) {
        flush();
        browser.accept(ByteBuffer.wrap(bytes));
    }

    /// These go on before all that is held.
    void passAhead(byte[] bytes) {
        flush();
        spill();
        browser.accept(ByteBuffer.wrap(bytes));
    }

    /// These bytes of the buffer are held back.
    void hold(int from, int to) {
        if (holdTo == holdFrom) {
            holdFrom = from;
        } else if (from != holdTo) {
            spill();
            holdFrom = from;
        }
        holdTo = to;
    }

    void holdCopy(byte[] bytes) {
        spill();
        keep(bytes);
    }

    /// What was held back goes on.
    void release() {
        if (held != null) {
            flush();
            browser.accept(ByteBuffer.wrap(held.toByteArray()));
            held = null;
        }
        if (holdTo > holdFrom) {
            if (holdFrom != passTo) {
                flush();
                passFrom = holdFrom;
            }
            passTo = holdTo;
        }
        holdFrom = holdTo;
    }

    /// What was held back never goes on.
    void drop() {
        flush();
        held = null;
        holdFrom = holdTo;
    }

    private void flush() {
        if (passTo > passFrom) {
            browser.accept(in.slice(passFrom, passTo - passFrom));
        }
        passFrom = passTo;
    }

    private void spill() {
        if (holdTo > holdFrom) {
            byte[] bytes = new byte[holdTo - holdFrom];
            in.get(holdFrom, bytes);
            keep(bytes);
        }
        holdFrom = holdTo;
    }

    private void keep(byte[] bytes) {
        if (held == null) {
            held = new ByteArrayOutputStream(bytes.length);
        }
        held.writeBytes(bytes);
    }
}
