package dev.browsergrid.session.state;

import dev.browsergrid.pool.LeaseId;
import java.util.Optional;

/// Something that happened to a session. What happens under a lease carries it, so that a late one changes nothing.
public sealed interface SessionEvent {
    /// Somebody wants a browser for a parked session.
    record Wanted() implements SessionEvent {}

    record LeaseGranted(LeaseId holder) implements SessionEvent {}

    record Started(LeaseId holder) implements SessionEvent {}

    /// Its browser is to stand still; what it holds has been saved.
    record HoldAsked(LeaseId holder) implements SessionEvent {}

    /// Its browser is to go on from where it was held.
    record Resumed(LeaseId holder) implements SessionEvent {}

    record ParkAsked(LeaseId holder, String why) implements SessionEvent {}

    record Captured(LeaseId holder) implements SessionEvent {}

    /// The browser did not come up, or went away.
    record NodeLost(LeaseId holder, String why) implements SessionEvent {}

    /// Nobody wants the browser any more that it waited for, or that was not ready yet.
    record Withdrawn(String why) implements SessionEvent {}

    record Closed(String why) implements SessionEvent {}

    default Optional<LeaseId> lease() {
        return switch (this) {
            case LeaseGranted(var lease) -> Optional.of(lease);
            case Started(var lease) -> Optional.of(lease);
            case HoldAsked(var lease) -> Optional.of(lease);
            case Resumed(var lease) -> Optional.of(lease);
            case ParkAsked(var lease, var _) -> Optional.of(lease);
            case Captured(var lease) -> Optional.of(lease);
            case NodeLost(var lease, var _) -> Optional.of(lease);
            case Wanted(), Withdrawn _, Closed _ -> Optional.empty();
        };
    }

    /// Why it happened, in words for people.
    default Optional<String> reason() {
        return switch (this) {
            case ParkAsked(var _, var why) -> Optional.of(why);
            case NodeLost(var _, var why) -> Optional.of(why);
            case Withdrawn(var why) -> Optional.of(why);
            case Closed(var why) -> Optional.of(why);
            case Wanted(), LeaseGranted _, Started _, HoldAsked _, Resumed _, Captured _ -> Optional.empty();
        };
    }

    /// The event's name as stored.
    default String stored() {
        return getClass().getSimpleName();
    }
}
