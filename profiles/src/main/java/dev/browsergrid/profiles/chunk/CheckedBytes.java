package dev.browsergrid.profiles.chunk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Bytes with their SHA-256 in front, for stores that have no other place for it.
public final class CheckedBytes {
    /// How many bytes the hash adds.
    public static final int EXTRA = 32;

    private CheckedBytes() {}

    /// The bytes with their hash in front.
    public static byte[] wrap(byte[] bytes) {
        byte[] all = Arrays.copyOf(sha256(bytes, 0), EXTRA + bytes.length);
        System.arraycopy(bytes, 0, all, EXTRA, bytes.length);
        return all;
    }

    /// The bytes without their hash, which has been compared.
    public static byte[] unwrap(ChunkId id, byte[] stored) throws ChunkStoreException {
        if (stored.length < EXTRA || !MessageDigest.isEqual(Arrays.copyOf(stored, EXTRA), sha256(stored, EXTRA))) {
            throw ChunkStoreException.damaged(id);
        }
        return Arrays.copyOfRange(stored, EXTRA, stored.length);
    }

    private static byte[] sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
