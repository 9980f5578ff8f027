package dev.browsergrid.profiles.chunk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A store that cannot give or take a chunk.
public final class ChunkStoreException extends IOException {
    /// Why not.
    public enum Problem {
        /// There is no such chunk.
        MISSING,
        /// It is not what was stored.
        DAMAGED,
        /// The store does not answer, or refuses.
        UNAVAILABLE
    }

    private final Problem problem;

    public ChunkStoreException(Problem problem, String message) {
        this(problem, message, null);
    }

    public ChunkStoreException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public static ChunkStoreException missing(ChunkId id) {
        return new ChunkStoreException(Problem.MISSING, "chunk " + id + " is not in the store");
    }

    public static ChunkStoreException damaged(ChunkId id) {
        return new ChunkStoreException(Problem.DAMAGED, "chunk " + id + " is not what was stored");
    }

    public Problem problem() {
        return problem;
    }
}
