package dev.browsergrid.session.state;

import dev.browsergrid.pool.LeaseId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Every state and every event, with the leases of two holders.
final class Machines {
    static final LeaseId OURS = new LeaseId(new UUID(0, 1));
    static final LeaseId OTHER = new LeaseId(new UUID(0, 2));

    private Machines() {}

    static List<SessionState> states() {
        List<SessionState> states =
                new ArrayList<>(List.of(new Queued(), new Parked(), new Ended("done"), new Ended("other")));
        for (LeaseId lease : List.of(OURS, OTHER)) {
            states.addAll(List.of(new Starting(lease), new Active(lease), new Held(lease), new Parking(lease)));
        }
        return states;
    }

    static List<SessionEvent> events() {
        List<SessionEvent> events = new ArrayList<>(
                List.of(new Wanted(), new Withdrawn("unwanted"), new Closed("done"), new Closed("other")));
        for (LeaseId lease : List.of(OURS, OTHER)) {
            events.addAll(List.of(
                    new LeaseGranted(lease),
                    new Started(lease),
                    new HoldAsked(lease),
                    new Resumed(lease),
                    new ParkAsked(lease, "asked"),
                    new Captured(lease),
                    new NodeLost(lease, "gone")));
        }
        return events;
    }
}
