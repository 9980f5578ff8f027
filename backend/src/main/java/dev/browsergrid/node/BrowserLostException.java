package dev.browsergrid.node;

/// A browser that should be there is not.
public final class BrowserLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrowserLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
