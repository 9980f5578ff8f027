package dev.browsergrid.session.state;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole table: every state with every event, of the lease that the state holds.
class SessionMachineTest {
    private static final LeaseId OURS = Machines.OURS;

    private static final Map<String, SessionState> STATES = Map.of(
            "queued", new Queued(),
            "starting", new Starting(OURS),
            "active", new Active(OURS),
            "held", new Held(OURS),
            "parking", new Parking(OURS),
            "parked", new Parked(),
            "ended", new Ended("done"));

    private static final Map<String, SessionEvent> EVENTS = Map.of(
            "wanted", new Wanted(),
            "granted", new LeaseGranted(OURS),
            "started", new Started(OURS),
            "hold asked", new HoldAsked(OURS),
            "resumed", new Resumed(OURS),
            "park asked", new ParkAsked(OURS, "asked"),
            "captured", new Captured(OURS),
            "node lost", new NodeLost(OURS, "gone"),
            "withdrawn", new Withdrawn("unwanted"),
            "closed", new Closed("done"));

    // what follows, from the state at the left by the event above; a dot where nothing changes
    private static final String TABLE = """
                  | wanted | granted  | started | hold asked | resumed | park asked | captured | node lost | withdrawn | closed
         queued   | .      | starting | .       | .          | .       | .          | .        | .         | parked    | ended
         starting | .      | .        | active  | .          | .       | .          | .        | parked    | parked    | ended
         active   | .      | .        | .       | held       | .       | parking    | .        | parked    | .         | ended
         held     | .      | .        | .       | .          | active  | parking    | .        | parked    | .         | ended
         parking  | .      | .        | .       | .          | .       | .          | parked   | parked    | .         | ended
         parked   | queued | starting | .       | .          | .       | .          | .        | .         | .         | ended
         ended    | .      | .        | .       | .          | .       | .          | .        | .         | .         | .
        """;

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @MethodSource("table")
    void what_follows_is_in_the_table(String state, String event, String next) {
        SessionState before = Objects.requireNonNull(STATES.get(state));
        SessionState after = SessionMachine.next(before, Objects.requireNonNull(EVENTS.get(event)));

        assertThat(after).isEqualTo(next.equals(".") ? before : STATES.get(next));
    }

    @Test
    void the_table_leaves_out_no_state_and_no_event() {
        assertThat(table()).hasSize(STATES.size() * EVENTS.size());
        assertThat(STATES.values().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(SessionState.class.getPermittedSubclasses());
        assertThat(EVENTS.values().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(SessionEvent.class.getPermittedSubclasses());
    }

    @Test
    void a_session_goes_from_its_queue_through_a_browser_to_being_parked_and_back() {
        LeaseId other = Machines.OTHER;
        SessionState state = new Queued();
        for (SessionEvent event : List.of(
                new LeaseGranted(OURS),
                new Started(OURS),
                new ParkAsked(OURS, "asked"),
                new Captured(OURS),
                new Wanted(),
                new LeaseGranted(other),
                new Started(other))) {
            state = SessionMachine.next(state, event);
        }
        assertThat(state).isEqualTo(new Active(other));
    }

    static Stream<Arguments> table() {
        List<List<String>> lines = TABLE.lines().map(SessionMachineTest::cells).toList();
        List<String> events = lines.getFirst();
        return lines.stream()
                .skip(1)
                .flatMap(line -> IntStream.range(1, line.size())
                        .mapToObj(column -> Arguments.of(line.getFirst(), events.get(column), line.get(column))));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
