package dev.browsergrid.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Makes the ids of everything stored: UUIDv7 (RFC 9562), so that they sort by time of creation.
public final class Ids {
    private Ids() {}

    /// A new id, later in order than every id this server made before.
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
