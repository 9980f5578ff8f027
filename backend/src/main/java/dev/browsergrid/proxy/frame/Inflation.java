package dev.browsergrid.proxy.frame;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses one message (RFC 7692), for reading along only. Each message stands for itself, because connections
/// are agreed on with `client_no_context_takeover`.
final class Inflation implements AutoCloseable {
    private static final byte[] END = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private final Inflater inflater = new Inflater(true);
    private final byte[] out = new byte[8192];

    /// Takes what comes out of it.
    interface Reader {
        void read(byte[] bytes, int from, int to);
    }

    void feed(byte[] bytes, int count, Reader reader) throws DataFormatException {
        inflater.setInput(bytes, 0, count);
        int made = inflater.inflate(out);
        while (made > 0) {
            reader.read(out, 0, made);
            made = inflater.inflate(out);
        }
    }

    void finish(Reader reader) throws DataFormatException {
        feed(END, END.length, reader);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
