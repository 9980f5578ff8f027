package dev.browsergrid.profiles.seal;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key that wraps the data keys of sealed streams. Its id is written in clear into each, so that keys can be
/// changed over time.
public final class MasterKey {
    private final String id;
    private final SecretKey key;

    /// `secret` is 32 random bytes; `id` has 1 to 64 bytes.
    public MasterKey(String id, byte[] secret) {
        int idBytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (idBytes < 1 || idBytes > 64) {
            throw new IllegalArgumentException("a master key's id has 1 to 64 bytes, not " + idBytes);
        }
        if (secret.length != 32) {
            throw new IllegalArgumentException("a master key has 32 bytes, not " + secret.length);
        }
        this.id = id;
        this.key = new SecretKeySpec(secret, "AES");
    }

    public String id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
