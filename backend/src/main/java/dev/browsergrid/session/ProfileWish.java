package dev.browsergrid.session;

import java.time.Duration;

/// The profile (id or name) a browser is to begin with. One that is `readOnly` never saves to it, so any number may be
/// open at once; of others there is one at a time, and the next waits for at most `patience`.
public record ProfileWish(String profile, boolean readOnly, Duration patience) {
    /// One that saves, and does not wait.
    public static ProfileWish saving(String profile) {
        return new ProfileWish(profile, false, Duration.ZERO);
    }
}
