package dev.browsergrid.profiles;

import dev.browsergrid.profiles.seal.SealedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An archive that is refused. Nothing of it is left in the target directory.
public final class ArchiveException extends IOException {
    /// What is wrong with it.
    public enum Problem {
        /// Cut short, or no tar in zstd at all.
        DAMAGED,
        /// An entry would land outside the target, or its name is none a profile has.
        UNSAFE_PATH,
        /// An entry is neither a plain file nor a directory.
        FORBIDDEN_ENTRY,
        /// Two entries name the same file.
        DUPLICATE_ENTRY,
        /// More bytes than allowed.
        TOO_LARGE,
        /// More entries than allowed.
        TOO_MANY_ENTRIES,
        /// Grows more on unpacking than any profile does.
        SUSPICIOUS_RATIO,
        /// The directory to unpack into holds something already.
        TARGET_NOT_EMPTY
    }

    private final Problem problem;

    ArchiveException(Problem problem, String message) {
        this(problem, message, null);
    }

    ArchiveException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /// What cannot be read to its end; trouble that has a name of its own keeps it.
    public static IOException damaged(IOException cause) {
        return cause instanceof ArchiveException || cause instanceof SealedException
                ? cause
                : new ArchiveException(Problem.DAMAGED, "not a whole archive: " + cause.getMessage(), cause);
    }

    public Problem problem() {
        return problem;
    }
}
