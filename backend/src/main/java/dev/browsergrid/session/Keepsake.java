package dev.browsergrid.session;

/// What became of the wish to save a session's browser.
public enum Keepsake {
    /// What was done until now survives the loss of the browser, the server or both.
    SAVED,
    /// It should have been saved and could not be.
    NOT_SAVED,
    /// There is nowhere to save it to: the session has no profile, or only reads one. Nobody expects it to be kept.
    NOT_KEPT
}
