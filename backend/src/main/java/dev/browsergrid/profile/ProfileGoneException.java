package dev.browsergrid.profile;

import java.util.UUID;

/// A profile that was deleted while somebody worked with it: there is nothing left to save to.
public final class ProfileGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Of a profile that is not there any more.
    public ProfileGoneException(UUID profile) {
        super("profile " + profile + " is gone");
    }
}
