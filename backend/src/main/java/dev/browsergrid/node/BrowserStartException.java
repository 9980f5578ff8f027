package dev.browsergrid.node;

/// A browser did not come up.
public final class BrowserStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrowserStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
