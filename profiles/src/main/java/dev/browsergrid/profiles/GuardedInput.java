package dev.browsergrid.profiles;

import dev.browsergrid.profiles.ArchiveException.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what goes into and comes out of the decompressor, and stops an archive that grows beyond its limits.
final class GuardedInput extends FilterInputStream {
    private static final long RATIO_COUNTS_FROM = 16L << 20;

    /// Counts packed bytes below the decompressor.
    static final class Packed extends FilterInputStream {
        private long count;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }

    private final Packed packed;
    private final ArchiveLimits limits;
    private long count;
    private long mayReadUpTo = Long.MAX_VALUE;

    GuardedInput(InputStream unpacked, Packed packed, ArchiveLimits limits) {
        super(unpacked);
        this.packed = packed;
        this.limits = limits;
    }

    /// Allows only so many bytes from here on: headers are small, whatever sizes they claim.
    void allow(long bytes) {
        mayReadUpTo = bytes == Long.MAX_VALUE ? bytes : count + bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        count += Math.max(0, read);
        if (count > mayReadUpTo) {
            throw new ArchiveException(Problem.DAMAGED, "a header is too long");
        }
        // Headers and padding are counted too; they are at most a few kilobytes per entry.
        if (count > limits.maxBytes() + limits.maxEntries() * 4096L) {
            throw new ArchiveException(Problem.TOO_LARGE, "more than " + limits.maxBytes() + " bytes");
        }
        if (count > RATIO_COUNTS_FROM && count / Math.max(1, packed.count) >= limits.maxRatio()) {
            throw new ArchiveException(Problem.SUSPICIOUS_RATIO, "grows more than " + limits.maxRatio() + " times");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(bytes, 8192)]));
    }
}
