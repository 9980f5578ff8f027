package dev.browsergrid.agents;

/// The browser or the connection to it is gone; the run cannot go on with this computer.
public final class BrowserLostException extends RuntimeException {
    public BrowserLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
