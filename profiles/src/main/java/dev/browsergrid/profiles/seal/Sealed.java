package dev.browsergrid.profiles.seal;

import dev.browsergrid.profiles.seal.SealedException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;

/// Encrypts streams so that only the holder of a master key can read them and any change is noticed. Each stream has
/// a fresh data key, wrapped by the master key; the content follows in chunks, each authenticated together with its
/// position and whether it is the last.
///
/// `purpose` names what the stream belongs to, such as a profile's id. It is not stored, and a stream opens only for
/// the purpose it was sealed for, so one profile's snapshot cannot be passed off as another's.
public final class Sealed {
    static final int CHUNK_BYTES = 64 * 1024;

    private Sealed() {}

    /// Encrypts what is written. Closing ends the stream and closes `out`; one that was not closed does not open.
    public static OutputStream seal(OutputStream out, MasterKey masterKey, String purpose) throws IOException {
        SealHeader header = SealHeader.create(masterKey, purpose);
        out.write(header.bytes());
        return new SealingOutput(out, header.dataKey());
    }

    /// Decrypts what is read, chunk by chunk, each verified before any of its bytes is given out. Only when the end
    /// has been reached is it certain that nothing is missing; anything wrong is a [SealedException].
    public static InputStream open(InputStream in, Collection<MasterKey> masterKeys, String purpose)
            throws IOException {
        SealHeader header = SealHeader.read(in, masterKeys, purpose);
        return new OpeningInput(in, header.dataKey());
    }

    static SealedException tampered(Throwable cause) {
        return new SealedException(Problem.TAMPERED, "changed, cut short, or sealed for another purpose", cause);
    }
}
