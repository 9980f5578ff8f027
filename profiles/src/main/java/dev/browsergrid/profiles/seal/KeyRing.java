package dev.browsergrid.profiles.seal;

import dev.browsergrid.profiles.seal.SealedException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The master keys at hand: the one that wraps from now on, and older ones that still open. To change the master key,
/// put a new one in front and wrap every profile's key again; what is sealed with those keys stays as it is.
public final class KeyRing {
    private final MasterKey current;
    private final Map<String, MasterKey> byId = new LinkedHashMap<>();

    public KeyRing(MasterKey current, Collection<MasterKey> older) {
        this.current = current;
        older.forEach(key -> byId.put(key.id(), key));
        byId.put(current.id(), current);
    }

    public KeyRing(MasterKey current) {
        this(current, List.of());
    }

    public MasterKey current() {
        return current;
    }

    /// All of them.
    public Collection<MasterKey> all() {
        return List.copyOf(byId.values());
    }

    /// Wraps a profile's key for `owner`, such as the profile's id; it unwraps for nobody else.
    public WrappedKey wrap(ProfileKey key, String owner) {
        byte[] secret = key.secret();
        byte[] nonce = AesGcm.random(AesGcm.NONCE_BYTES);
        byte[] sealed = AesGcm.encrypt(current.key(), nonce, associated(current.id(), owner), secret, secret.length);
        byte[] bytes = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, bytes, nonce.length, sealed.length);
        return new WrappedKey(current.id(), bytes);
    }

    public ProfileKey unwrap(WrappedKey wrapped, String owner) throws SealedException {
        MasterKey master = Optional.ofNullable(byId.get(wrapped.masterKeyId()))
                .orElseThrow(() -> new SealedException(Problem.UNKNOWN_KEY, "its master key is not here"));
        if (wrapped.bytes().length <= AesGcm.NONCE_BYTES) {
            throw new SealedException(Problem.TAMPERED, "a wrapped key is longer");
        }
        byte[] nonce = Arrays.copyOf(wrapped.bytes(), AesGcm.NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(wrapped.bytes(), AesGcm.NONCE_BYTES, wrapped.bytes().length);
        return new ProfileKey(
                AesGcm.decrypt(master.key(), nonce, associated(master.id(), owner), sealed, sealed.length));
    }

    /// The same profile's key wrapped by the current master key; empty when it is already.
    public Optional<WrappedKey> rewrap(WrappedKey wrapped, String owner) throws SealedException {
        return wrapped.masterKeyId().equals(current.id())
                ? Optional.empty()
                : Optional.of(wrap(unwrap(wrapped, owner), owner));
    }

    private static byte[] associated(String masterKeyId, String owner) {
        return ("profile key\0" + masterKeyId + "\0" + owner).getBytes(StandardCharsets.UTF_8);
    }
}
