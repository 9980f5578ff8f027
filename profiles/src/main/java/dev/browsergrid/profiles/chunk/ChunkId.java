package dev.browsergrid.profiles.chunk;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// The name of a chunk: a keyed hash of what is in it, as 64 hexadecimal digits. Safe as a file's name.
public record ChunkId(String hex) implements Comparable<ChunkId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public ChunkId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("no chunk is called " + hex);
        }
    }

    public static ChunkId of(byte[] hash) {
        return new ChunkId(HexFormat.of().formatHex(hash));
    }

    /// Whether a text could be the name of a chunk.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(ChunkId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
