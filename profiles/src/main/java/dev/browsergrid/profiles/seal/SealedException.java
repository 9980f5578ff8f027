package dev.browsergrid.profiles.seal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A sealed stream that cannot be opened.
public final class SealedException extends IOException {
    /// Why not.
    public enum Problem {
        /// No sealed stream at all.
        NOT_SEALED,
        /// Sealed by a newer version.
        UNKNOWN_VERSION,
        /// Sealed with a master key that is not at hand.
        UNKNOWN_KEY,
        /// Changed, cut short, reordered, or sealed for another purpose.
        TAMPERED
    }

    private final Problem problem;

    SealedException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    SealedException(Problem problem, String message) {
        this(problem, message, null);
    }

    /// What was sealed with a key that is not there any more.
    public static SealedException keyDestroyed() {
        return new SealedException(Problem.UNKNOWN_KEY, "its key was destroyed");
    }

    public Problem problem() {
        return problem;
    }
}
