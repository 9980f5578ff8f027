package dev.browsergrid.run.oversight;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.oversight.OversightStore.Place;
import dev.browsergrid.session.Controls;
import dev.browsergrid.session.PersonActed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Hands a run's browser to a person and back. The person gets it when the agent stands still, never before.
@Component
class Handover {
    private static final Set<String> STILL = Set.of("PAUSED", "REQUIRES_ACTION");

    private final OversightStore store;
    private final Controls controls;
    private final RunLog log;

    Handover(OversightStore store, Controls controls, RunLog log) {
        this.store = store;
        this.controls = controls;
        this.log = log;
    }

    /// Gives the browser to this person, now or when the agent stands still. The caller has locked the run.
    ///
    /// @throws Problem `control_held`
    void want(UUID run, UUID person) {
        Place place = store.place(run);
        requireFree(place, person);
        store.wantControl(run, person);
        if (STILL.contains(place.status())) {
            give(run, place.sessionId(), person);
        }
    }

    /// The agent stands still: whoever wants the browser has it from now on.
    @Transactional
    void stoodStill(UUID run) {
        if (store.lockAtWork(run)) {
            Place place = store.place(run);
            if (place.controlWantedBy() != null) {
                give(run, place.sessionId(), place.controlWantedBy());
            }
        }
    }

    private void give(UUID run, UUID session, UUID person) {
        if (controls.take(session, person)) {
            tell(run, person);
        }
    }

    /// Nobody's browser stays nobody's. Answers whether it was this person's.
    ///
    /// @throws Problem `control_held` by somebody else
    boolean giveBack(UUID run, UUID person) {
        Place place = store.place(run);
        requireFree(place, person);
        store.wantControl(run, null);
        boolean held = controls.giveBack(place.sessionId());
        if (held) {
            tell(run, null);
        }
        return held;
    }

    /// Takes the browsers back from people who are gone, whose runs stay paused, and from runs that are over.
    @Transactional
    void takeBackAbandoned() {
        store.handsWithoutRun().forEach(controls::giveBack);
        controls.endAbandoned()
                .forEach(session -> store.atWorkIn(session).ifPresent(run -> {
                    store.wantControl(run, null);
                    tell(run, null);
                }));
    }

    @EventListener
    @Transactional
    public void acted(PersonActed event) {
        store.atWorkIn(event.sessionId()).ifPresent(run -> {
            store.addMessage(run, event.person(), OversightStore.Kind.DID, event.what());
            log.tell(run, "person.acted", Map.of("text", event.what(), "by", event.person()));
        });
    }

    private void requireFree(Place place, UUID person) {
        Optional<UUID> holder = controls.holder(place.sessionId());
        if (holder.isPresent() && !holder.get().equals(person)) {
            throw new Problem(HttpStatus.CONFLICT, "control_held", "Somebody else has this browser in their hands.");
        }
    }

    private void tell(UUID run, @Nullable UUID holder) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("holder", holder);
        log.tell(run, "control.changed", told);
    }
}
