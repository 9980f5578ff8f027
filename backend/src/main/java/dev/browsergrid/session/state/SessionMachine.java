package dev.browsergrid.session.state;

import dev.browsergrid.session.state.SessionEvent.Captured;
import dev.browsergrid.session.state.SessionEvent.Closed;
import dev.browsergrid.session.state.SessionEvent.HoldAsked;
import dev.browsergrid.session.state.SessionEvent.LeaseGranted;
import dev.browsergrid.session.state.SessionEvent.NodeLost;
import dev.browsergrid.session.state.SessionEvent.ParkAsked;
import dev.browsergrid.session.state.SessionEvent.Resumed;
import dev.browsergrid.session.state.SessionEvent.Started;
import dev.browsergrid.session.state.SessionEvent.Wanted;
import dev.browsergrid.session.state.SessionEvent.Withdrawn;
import dev.browsergrid.session.state.SessionState.Active;
import dev.browsergrid.session.state.SessionState.Ended;
import dev.browsergrid.session.state.SessionState.Held;
import dev.browsergrid.session.state.SessionState.Parked;
import dev.browsergrid.session.state.SessionState.Parking;
import dev.browsergrid.session.state.SessionState.Queued;
import dev.browsergrid.session.state.SessionState.Starting;
import java.util.Optional;

/// What follows from an event. Pure; an event that does not fit the state, or comes from another lease, changes
/// nothing.
public final class SessionMachine {
    private SessionMachine() {}

    public static SessionState next(SessionState state, SessionEvent event) {
        return switch (event) {
            case Wanted() when state instanceof Parked -> new Queued();
            case LeaseGranted(var lease) when state instanceof Queued || state instanceof Parked -> new Starting(lease);
            case Started(var lease) when state.equals(new Starting(lease)) -> new Active(lease);
            case HoldAsked(var lease) when state.equals(new Active(lease)) -> new Held(lease);
            case Resumed(var lease) when state.equals(new Held(lease)) -> new Active(lease);
            case ParkAsked(var lease, var _)
            when state.equals(new Active(lease)) || state.equals(new Held(lease)) -> new Parking(lease);
            case Captured(var lease) when state.equals(new Parking(lease)) -> new Parked();
            case NodeLost(var lease, var _) when state.lease().equals(Optional.of(lease)) -> new Parked();
            case Withdrawn _ when state instanceof Queued || state instanceof Starting -> new Parked();
            case Closed(var why) when !(state instanceof Ended) -> new Ended(why);
            case Wanted(),
                    LeaseGranted _,
                    Started _,
                    HoldAsked _,
                    Resumed _,
                    ParkAsked _,
                    Captured _,
                    NodeLost _,
                    Withdrawn _,
                    Closed _ -> state;
        };
    }
}
