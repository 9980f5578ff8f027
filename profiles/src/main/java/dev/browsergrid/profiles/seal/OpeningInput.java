package dev.browsergrid.profiles.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import javax.crypto.SecretKey;

/// Decrypts chunk by chunk. The chunk after which nothing follows must be the one marked as last.
final class OpeningInput extends InputStream {
    private final PushbackInputStream in;
    private final SecretKey key;
    private final byte[] sealed = new byte[Sealed.CHUNK_BYTES + AesGcm.TAG_BYTES];
    private byte[] chunk = new byte[0];
    private int next;
    private long index;
    private boolean last;

    OpeningInput(InputStream in, SecretKey key) {
        this.in = new PushbackInputStream(in, 1);
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        return available() == 0 && !readChunk() ? -1 : chunk[next++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (available() == 0 && !readChunk()) {
            return -1;
        }
        int count = Math.min(length, available());
        System.arraycopy(chunk, next, bytes, from, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return chunk.length - next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean readChunk() throws IOException {
        if (last) {
            return false;
        }
        int length = in.readNBytes(sealed, 0, sealed.length);
        int following = in.read();
        if (following >= 0) {
            in.unread(following);
        }
        boolean end = following < 0;
        chunk = AesGcm.decrypt(key, AesGcm.chunkNonce(index, end), new byte[0], sealed, length);
        last = end;
        index++;
        next = 0;
        return chunk.length > 0;
    }
}
