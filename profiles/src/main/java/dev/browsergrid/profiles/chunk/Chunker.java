package dev.browsergrid.profiles.chunk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a stream where its content says so, not at fixed places: what is inserted or removed changes the chunks around
/// it and no others. Chunks have 4 to 64 KiB, 16 on average; only the last may be shorter. Where the cuts are depends
/// on the `seed`, so that lengths of chunks tell nothing about contents to who does not know it.
final class Chunker {
    static final int SHORTEST = 4 * 1024;
    static final int LONGEST = 64 * 1024;
    private static final int AVERAGE = 16 * 1024;
    // a cut needs as many zero bits: harder before the average is reached, easier after it
    private static final long HARD = highBits(16);
    private static final long EASY = highBits(12);

    private final InputStream in;
    private final long[] gear;
    private final byte[] buffer = new byte[LONGEST];
    private int filled;

    /// `seed` has at least 8 bytes.
    Chunker(InputStream in, byte[] seed) {
        this.in = in;
        this.gear = gear(ByteBuffer.wrap(seed).getLong());
    }

    /// The next chunk; nothing at the end.
    Optional<byte[]> next() throws IOException {
        filled += in.readNBytes(buffer, filled, LONGEST - filled);
        if (filled == 0) {
            return Optional.empty();
        }
        int cut = cut();
        byte[] chunk = Arrays.copyOf(buffer, cut);
        System.arraycopy(buffer, cut, buffer, 0, filled - cut);
        filled -= cut;
        return Optional.of(chunk);
    }

    /// Rolls a hash over the bytes (FastCDC); its upper bits depend on the last 64 of them.
    private int cut() {
        long hash = 0;
        for (int at = Math.min(SHORTEST, filled); at < filled; at++) {
            hash = (hash << 1) + gear[buffer[at] & 0xff];
            if ((hash & (at < AVERAGE ? HARD : EASY)) == 0) {
                return at + 1;
            }
        }
        return filled;
    }

    /// A pseudo-random number for each value of a byte (SplitMix64).
    private static long[] gear(long seed) {
        long[] table = new long[256];
        long state = seed;
        for (int i = 0; i < table.length; i++) {
            state += 0x9e3779b97f4a7c15L;
            long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
            table[i] = mixed ^ (mixed >>> 31);
        }
        return table;
    }

    private static long highBits(int count) {
        return -1L << (Long.SIZE - count);
    }
}
