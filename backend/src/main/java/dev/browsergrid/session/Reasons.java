package dev.browsergrid.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/// What went wrong, told so that a person understands it.
final class Reasons {
    // PostgreSQL's own disk
    private static final String DISK_FULL = "53100";

    private Reasons() {}

    /// Whether something failed for want of disk space, here or in the database.
    static boolean isDiskFull(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("No space left on device")
                        || (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())));
    }

    /// A time as people say it, in minutes from two on.
    static String words(Duration time) {
        return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    /// A reason as a sentence of its own.
    static String sentence(String reason) {
        String end = reason.endsWith(".") ? "" : ".";
        return reason.isEmpty() ? "" : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + end;
    }
}
