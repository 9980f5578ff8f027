package dev.browsergrid.profiles.seal;

import dev.browsergrid.profiles.seal.SealedException.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key of one profile. What it seals opens with it alone, and the names it gives to contents mean nothing to who
/// does not have it: equal contents of two profiles have different names.
public final class ProfileKey {
    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;
    private final SecretKey content;
    private final SecretKey names;

    ProfileKey(byte[] secret) throws SealedException {
        if (secret.length != BYTES) {
            throw new SealedException(Problem.TAMPERED, "a profile's key has " + BYTES + " bytes");
        }
        this.secret = secret.clone();
        this.content = new SecretKeySpec(derive("content"), "AES");
        this.names = new SecretKeySpec(derive("names"), HMAC);
    }

    /// A fresh one.
    public static ProfileKey create() {
        try {
            return new ProfileKey(AesGcm.random(BYTES));
        } catch (SealedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] secret() {
        return secret.clone();
    }

    /// The name of a content under this key: 32 bytes.
    public byte[] nameOf(byte[] content) {
        return hmac(names, content);
    }

    /// 32 bytes for one `use`, which tell nothing about the key.
    public byte[] derive(String use) {
        return hmac(new SecretKeySpec(secret, HMAC), use.getBytes(StandardCharsets.UTF_8));
    }

    /// Encrypts `plain` as being `about` something; it opens only as being about the same.
    public byte[] seal(byte[] plain, String about) {
        byte[] nonce = AesGcm.random(AesGcm.NONCE_BYTES);
        byte[] sealed = AesGcm.encrypt(content, nonce, about.getBytes(StandardCharsets.UTF_8), plain, plain.length);
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return all;
    }

    public byte[] open(byte[] sealed, String about) throws SealedException {
        if (sealed.length < AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES) {
            throw new SealedException(Problem.TAMPERED, "cut short");
        }
        byte[] nonce = Arrays.copyOf(sealed, AesGcm.NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, AesGcm.NONCE_BYTES, sealed.length);
        return AesGcm.decrypt(content, nonce, about.getBytes(StandardCharsets.UTF_8), rest, rest.length);
    }

    @Override
    public String toString() {
        return "ProfileKey";
    }

    private static byte[] hmac(SecretKey key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java platform has " + HMAC, broken);
        }
    }
}
