package dev.browsergrid.session.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.session.state.SessionEvent.Closed;
import dev.browsergrid.session.state.SessionEvent.LeaseGranted;
import dev.browsergrid.session.state.SessionEvent.Wanted;
import dev.browsergrid.session.state.SessionEvent.Withdrawn;
import dev.browsergrid.session.state.SessionState.Active;
import dev.browsergrid.session.state.SessionState.Ended;
import dev.browsergrid.session.state.SessionState.Held;
import dev.browsergrid.session.state.SessionState.Parking;
import dev.browsergrid.session.state.SessionState.Queued;
import dev.browsergrid.session.state.SessionState.Starting;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SessionMachinePropertyTest {
    @Property
    void an_event_of_another_lease_changes_nothing(
            @ForAll("states") SessionState state, @ForAll("events") SessionEvent event) {
        Assume.that(event.lease().isPresent()
                && state.lease().isPresent()
                && !state.lease().equals(event.lease()));

        assertThat(SessionMachine.next(state, event)).isEqualTo(state);
    }

    @Property
    void an_event_that_happens_twice_changes_nothing_the_second_time(
            @ForAll("states") SessionState state, @ForAll("events") SessionEvent event) {
        SessionState once = SessionMachine.next(state, event);

        assertThat(SessionMachine.next(once, event)).isEqualTo(once);
    }

    @Property
    void what_is_ended_stays_ended_for_the_reason_it_ended_for(@ForAll("walks") List<SessionEvent> walk) {
        Optional<SessionState> ended = Optional.empty();
        SessionState state = new Queued();
        for (SessionEvent event : walk) {
            state = SessionMachine.next(state, event);
            if (ended.isEmpty() && state instanceof Ended) {
                ended = Optional.of(state);
            }
        }
        if (ended.isPresent()) {
            assertThat(state).isEqualTo(ended.get());
        }
    }

    @Property
    void a_session_has_a_lease_exactly_while_its_browser_is_started_used_held_or_captured(
            @ForAll("states") SessionState state, @ForAll("events") SessionEvent event) {
        SessionState next = SessionMachine.next(state, event);

        assertThat(next.lease().isPresent())
                .isEqualTo(next instanceof Starting
                        || next instanceof Active
                        || next instanceof Held
                        || next instanceof Parking);
    }

    @Property
    void a_session_only_gets_the_lease_it_was_granted_and_only_while_it_holds_none(
            @ForAll("states") SessionState state, @ForAll("events") SessionEvent event) {
        SessionState next = SessionMachine.next(state, event);
        if (next.lease().isPresent() && !next.lease().equals(state.lease())) {
            assertThat(state.lease()).isEmpty();
            assertThat(event).isEqualTo(new LeaseGranted(next.lease().get()));
        }
    }

    @Property
    void every_state_can_be_ended(@ForAll("states") SessionState state) {
        assertThat(SessionMachine.next(state, new Closed("enough"))).isInstanceOf(Ended.class);
    }

    @Property
    void a_walk_uses_no_lease_again_after_it_let_go_of_it(@ForAll("walks") List<SessionEvent> walk) {
        SessionState state = new Queued();
        Set<LeaseId> granted = new HashSet<>();
        Set<LeaseId> over = new HashSet<>();
        for (SessionEvent event : walk) {
            // the pool grants each lease once
            if (event instanceof LeaseGranted(var lease) && !granted.add(lease)) {
                continue;
            }
            SessionState next = SessionMachine.next(state, event);
            state.lease().filter(lease -> next.lease().isEmpty()).ifPresent(over::add);
            next.lease().ifPresent(lease -> assertThat(over).doesNotContain(lease));
            state = next;
        }
    }

    @Property
    void without_a_lease_only_what_is_wanted_granted_withdrawn_or_closed_moves_it(
            @ForAll("states") SessionState state, @ForAll("events") SessionEvent event) {
        if (state.lease().isEmpty() && !SessionMachine.next(state, event).equals(state)) {
            assertThat(event).isInstanceOfAny(Wanted.class, LeaseGranted.class, Withdrawn.class, Closed.class);
        }
    }

    @Provide
    Arbitrary<SessionState> states() {
        return Arbitraries.of(Machines.states());
    }

    @Provide
    Arbitrary<SessionEvent> events() {
        return Arbitraries.of(Machines.events());
    }

    @Provide
    Arbitrary<List<SessionEvent>> walks() {
        return events().list().ofMaxSize(60);
    }
}
