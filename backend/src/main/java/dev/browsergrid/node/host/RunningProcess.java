package dev.browsergrid.node.host;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A process as the system lists it. `session` is the id of its session, or 0 where there is no such thing.
record RunningProcess(long pid, Instant start, long session, String command) {
    /// The system's clock may be corrected between two servers' looks at the same process.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /// Whether it belongs to the browser whose profile this is: Chromium hands the switch to all of its children.
    boolean uses(Path profile) {
        String flag = "--user-data-dir=" + profile;
        int at = command.indexOf(flag);
        if (at < 0) {
            return false;
        }
        int end = at + flag.length();
        return end == command.length() || command.charAt(end) == ' ' || command.charAt(end) == '"';
    }

    /// The node this process belongs to, judged by a profile at `nodes/<id>/profile`.
    Optional<UUID> nodeUnder(Path nodes) {
        String flag = "--user-data-dir=" + nodes + File.separator;
        int at = command.indexOf(flag);
        int id = at + flag.length();
        return at < 0 || command.length() < id + 36
                ? Optional.empty()
                : NodeDirectory.parse(command.substring(id, id + 36));
    }

    boolean is(long otherPid, Instant otherStart) {
        return pid == otherPid && Duration.between(start, otherStart).abs().compareTo(TOLERANCE) <= 0;
    }
}
