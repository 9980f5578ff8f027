package dev.browsergrid.profiles.chunk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/// Reads packed chunks one after the other, some fetched at once.
final class ArchiveInput extends InputStream {
    private static final int AT_ONCE = 128;

    /// Fetches chunks, as many as asked for and in that order.
    interface Fetch {
        List<byte[]> packed(List<ChunkId> ids) throws IOException;
    }

    private final List<ChunkId> chunks;
    private final Fetch fetch;
    private final Queue<byte[]> fetched = new ArrayDeque<>();
    private byte[] chunk = new byte[0];
    private int next;
    private int asked;

    ArchiveInput(List<ChunkId> chunks, Fetch fetch) {
        this.chunks = List.copyOf(chunks);
        this.fetch = fetch;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? chunk[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - next);
        System.arraycopy(chunk, next, bytes, from, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return chunk.length - next;
    }

    private boolean hasMore() throws IOException {
        while (next == chunk.length) {
            if (fetched.isEmpty() && !fetchMore()) {
                return false;
            }
            chunk = fetched.remove();
            next = 0;
        }
        return true;
    }

    private boolean fetchMore() throws IOException {
        List<ChunkId> wanted = chunks.subList(asked, Math.min(chunks.size(), asked + AT_ONCE));
        if (wanted.isEmpty()) {
            return false;
        }
        fetched.addAll(fetch.packed(wanted));
        asked += wanted.size();
        return true;
    }
}
