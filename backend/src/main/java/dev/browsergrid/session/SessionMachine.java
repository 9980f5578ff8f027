package dev.browsergrid.session;

import dev.browsergrid.session.SessionEvent.Captured;
import dev.browsergrid.session.SessionEvent.Closed;
import dev.browsergrid.session.SessionEvent.LeaseGranted;
import dev.browsergrid.session.SessionEvent.NodeLost;
import dev.browsergrid.session.SessionEvent.ParkAsked;
import dev.browsergrid.session.SessionEvent.Started;
import dev.browsergrid.session.SessionState.Active;
import dev.browsergrid.session.SessionState.Ended;
import dev.browsergrid.session.SessionState.Parked;
import dev.browsergrid.session.SessionState.Parking;
import dev.browsergrid.session.SessionState.Queued;
import dev.browsergrid.session.SessionState.Starting;
import java.util.Optional;

/// What follows from an event. Pure; an event that does not fit the state, or comes from another lease, changes
/// nothing.
final class SessionMachine {
    private SessionMachine() {}

    static SessionState next(SessionState state, SessionEvent event) {
        return switch (event) {
            case LeaseGranted(var lease) when state instanceof Queued || state instanceof Parked -> new Starting(lease);
            case Started(var lease) when state.equals(new Starting(lease)) -> new Active(lease);
            case ParkAsked(var lease) when state.equals(new Active(lease)) -> new Parking(lease);
            case Captured(var lease) when state.equals(new Parking(lease)) -> new Parked();
            case NodeLost(var lease, var _) when state.lease().equals(Optional.of(lease)) -> new Parked();
            case Closed(var why) when !(state instanceof Ended) -> new Ended(why);
            case LeaseGranted _, Started _, ParkAsked _, Captured _, NodeLost _, Closed _ -> state;
        };
    }
}
