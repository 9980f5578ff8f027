package dev.browsergrid.agents.wire;

/// A request body the vendor would answer with 400.
final class BadBody extends RuntimeException {
    BadBody(String message) {
        super(message);
    }

    static void unless(boolean fine, String message) {
        if (!fine) {
            throw new BadBody(message);
        }
    }
}
