package dev.browsergrid.profiles.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM as the JDK has it.
final class AesGcm {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /// The nonce of a chunk. Unique because a data key seals one stream only.
    static byte[] chunkNonce(long index, boolean last) {
        return ByteBuffer.allocate(NONCE_BYTES)
                .putLong(3, index)
                .put(11, (byte) (last ? 1 : 0))
                .array();
    }

    static byte[] encrypt(SecretKey key, byte[] nonce, byte[] associated, byte[] data, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(data, 0, length);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-256-GCM does not work here", broken);
        }
    }

    static byte[] decrypt(SecretKey key, byte[] nonce, byte[] associated, byte[] data, int length)
            throws SealedException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(data, 0, length);
        } catch (AEADBadTagException wrong) {
            throw Sealed.tampered(wrong);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-256-GCM does not work here", broken);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
