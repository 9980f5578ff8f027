package dev.browsergrid.profiles.seal;

import java.io.IOException;
import java.io.OutputStream;
import javax.crypto.SecretKey;

/// Encrypts full chunks as they fill; the last one, full or not, on closing.
final class SealingOutput extends OutputStream {
    private final OutputStream out;
    private final SecretKey key;
    private final byte[] chunk = new byte[Sealed.CHUNK_BYTES];
    private int filled;
    private long index;
    private boolean closed;

    SealingOutput(OutputStream out, SecretKey key) {
        this.out = out;
        this.key = key;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        int next = from;
        int end = from + length;
        while (next < end) {
            // A full chunk is written only when more follows, because the last one is marked as such.
            if (filled == chunk.length) {
                writeChunk(false);
            }
            int count = Math.min(end - next, chunk.length - filled);
            System.arraycopy(bytes, next, chunk, filled, count);
            filled += count;
            next += count;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                writeChunk(true);
            }
        }
    }

    private void writeChunk(boolean last) throws IOException {
        out.write(AesGcm.encrypt(key, AesGcm.chunkNonce(index, last), new byte[0], chunk, filled));
        index++;
        filled = 0;
    }
}
