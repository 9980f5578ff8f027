package dev.browsergrid.profiles.seal;

import dev.browsergrid.profiles.seal.SealedException.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The start of a sealed stream: `BGSL`, version, length of the key id, key id, nonce, wrapped data key.
/// The wrapping authenticates all of it together with the purpose.
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record SealHeader(byte[] bytes, SecretKey dataKey) {
    private static final byte[] MAGIC = "BGSL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int KEY_BYTES = 32;

    static SealHeader create(MasterKey masterKey, String purpose) {
        byte[] id = masterKey.id().getBytes(StandardCharsets.UTF_8);
        byte[] dataKey = AesGcm.random(KEY_BYTES);
        byte[] nonce = AesGcm.random(AesGcm.NONCE_BYTES);
        byte[] wrapped = AesGcm.encrypt(masterKey.key(), nonce, associated(id, purpose), dataKey, KEY_BYTES);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        bytes.write(VERSION);
        bytes.write(id.length);
        bytes.writeBytes(id);
        bytes.writeBytes(nonce);
        bytes.writeBytes(wrapped);
        return new SealHeader(bytes.toByteArray(), new SecretKeySpec(dataKey, "AES"));
    }

    static SealHeader read(InputStream in, Collection<MasterKey> masterKeys, String purpose) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new SealedException(Problem.NOT_SEALED, "not a sealed stream");
        }
        if (start[MAGIC.length] != VERSION) {
            throw new SealedException(Problem.UNKNOWN_VERSION, "sealed by version " + start[MAGIC.length]);
        }
        byte[] id = in.readNBytes(start[MAGIC.length + 1] & 0xff);
        MasterKey masterKey = find(masterKeys, new String(id, StandardCharsets.UTF_8));
        byte[] nonce = in.readNBytes(AesGcm.NONCE_BYTES);
        byte[] wrapped = in.readNBytes(KEY_BYTES + AesGcm.TAG_BYTES);
        if (wrapped.length < KEY_BYTES + AesGcm.TAG_BYTES) {
            throw new SealedException(Problem.TAMPERED, "cut short in its header");
        }
        byte[] dataKey = AesGcm.decrypt(masterKey.key(), nonce, associated(id, purpose), wrapped, wrapped.length);
        return new SealHeader(new byte[0], new SecretKeySpec(dataKey, "AES"));
    }

    private static MasterKey find(Collection<MasterKey> masterKeys, String id) throws SealedException {
        return masterKeys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SealedException(Problem.UNKNOWN_KEY, "sealed with a key that is not here"));
    }

    private static byte[] associated(byte[] id, String purpose) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        bytes.write(VERSION);
        bytes.write(id.length);
        bytes.writeBytes(id);
        bytes.writeBytes(purpose.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
