package dev.browsergrid.profiles.cdp;

/// Why a connection ended.
public record CdpClosed(Reason reason, String detail) {
    /// Who or what ended it.
    public enum Reason {
        /// [CdpConnection#close()] was called.
        BY_US,
        /// Chromium said goodbye.
        BY_BROWSER,
        /// The connection broke: Chromium died, or the network did.
        LOST,
        /// Listeners could not keep up and the queue of undelivered events was full.
        LISTENER_TOO_SLOW,
        /// Something arrived that is not the protocol, or is larger than allowed.
        NOT_THE_PROTOCOL
    }
}
