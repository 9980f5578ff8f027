package dev.browsergrid.session;

import dev.browsergrid.pool.LeaseId;
import java.util.Optional;

/// Something that happened to a session. Each carries the lease it happened under, so that a late one changes nothing.
sealed interface SessionEvent {
    record LeaseGranted(LeaseId holder) implements SessionEvent {}

    record Started(LeaseId holder) implements SessionEvent {}

    record ParkAsked(LeaseId holder) implements SessionEvent {}

    record Captured(LeaseId holder) implements SessionEvent {}

    /// The browser did not come up, or went away.
    record NodeLost(LeaseId holder, String why) implements SessionEvent {}

    record Closed(String why) implements SessionEvent {}

    default Optional<LeaseId> lease() {
        return switch (this) {
            case LeaseGranted(var lease) -> Optional.of(lease);
            case Started(var lease) -> Optional.of(lease);
            case ParkAsked(var lease) -> Optional.of(lease);
            case Captured(var lease) -> Optional.of(lease);
            case NodeLost(var lease, var _) -> Optional.of(lease);
            case Closed _ -> Optional.empty();
        };
    }

    default Optional<String> reason() {
        return switch (this) {
            case NodeLost(var _, var why) -> Optional.of(why);
            case Closed(var why) -> Optional.of(why);
            case LeaseGranted _, Started _, ParkAsked _, Captured _ -> Optional.empty();
        };
    }
}
