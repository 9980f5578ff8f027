package dev.browsergrid.session.state;

import dev.browsergrid.pool.LeaseId;
import java.util.Locale;
import java.util.Optional;

/// Where a session is. A state that uses a node carries the lease it uses it under.
public sealed interface SessionState {
    /// Waits for a browser.
    record Queued() implements SessionState {}

    /// Has a node; its browser is being started or thawed.
    record Starting(LeaseId holder) implements SessionState {}

    /// Its browser answers.
    record Active(LeaseId holder) implements SessionState {}

    /// Its browser answers nobody: it stands still, with all it holds, until it is wanted again or somebody else needs
    /// its place.
    record Held(LeaseId holder) implements SessionState {}

    /// Its browser is being captured and given back.
    record Parking(LeaseId holder) implements SessionState {}

    /// Without a browser; its state is what was captured last.
    record Parked() implements SessionState {}

    /// Over for good.
    record Ended(String reason) implements SessionState {}

    /// The lease the session holds a node under, if it holds one.
    default Optional<LeaseId> lease() {
        return switch (this) {
            case Starting(var lease) -> Optional.of(lease);
            case Active(var lease) -> Optional.of(lease);
            case Held(var lease) -> Optional.of(lease);
            case Parking(var lease) -> Optional.of(lease);
            case Queued _, Parked _, Ended _ -> Optional.empty();
        };
    }

    /// The state's name as stored.
    default String stored() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    /// The state's name as the API spells it.
    default String status() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
