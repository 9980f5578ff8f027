package dev.browsergrid.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.pool.LeaseId;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionMachineTest {
    private static final LeaseId OURS = new LeaseId(new UUID(0, 1));
    private static final LeaseId OTHER = new LeaseId(new UUID(0, 2));

    @Test
    void a_session_goes_from_its_queue_through_a_browser_to_being_parked_and_back() {
        SessionState state = new Queued();
        for (SessionEvent event : List.of(
                new LeaseGranted(OURS),
                new Started(OURS),
                new ParkAsked(OURS),
                new Captured(OURS),
                new LeaseGranted(OTHER),
                new Started(OTHER))) {
            state = SessionMachine.next(state, event);
        }
        assertThat(state).isEqualTo(new Active(OTHER));
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryEvent")
    void an_event_of_another_lease_changes_nothing(SessionState state, SessionEvent event) {
        boolean foreign = event.lease().isPresent()
                && state.lease().isPresent()
                && !state.lease().equals(event.lease());
        if (foreign) {
            assertThat(SessionMachine.next(state, event)).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryEvent")
    void an_event_that_happens_twice_changes_nothing_the_second_time(SessionState state, SessionEvent event) {
        SessionState once = SessionMachine.next(state, event);
        assertThat(SessionMachine.next(once, event)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryEvent")
    void what_is_ended_stays_ended(SessionState state, SessionEvent event) {
        if (state instanceof Ended) {
            assertThat(SessionMachine.next(state, event)).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryEvent")
    void a_session_only_gets_the_lease_it_was_granted(SessionState state, SessionEvent event) {
        SessionState next = SessionMachine.next(state, event);
        if (next.lease().isPresent() && !next.lease().equals(state.lease())) {
            assertThat(event).isEqualTo(new LeaseGranted(next.lease().get()));
        }
    }

    static Stream<Arguments> everyStateWithEveryEvent() {
        List<SessionState> states = List.of(
                new Queued(), new Starting(OURS), new Active(OURS), new Parking(OURS), new Parked(), new Ended("done"));
        return states.stream()
                .flatMap(state -> Stream.of(OURS, OTHER)
                        .flatMap(SessionMachineTest::events)
                        .map(event -> Arguments.of(state, event)));
    }

    private static Stream<SessionEvent> events(LeaseId lease) {
        return Stream.of(
                new LeaseGranted(lease),
                new Started(lease),
                new ParkAsked(lease),
                new Captured(lease),
                new NodeLost(lease, "gone"),
                new Closed("done"));
    }
}
