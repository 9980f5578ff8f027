package dev.browsergrid.live;

import dev.browsergrid.session.Controls;
import dev.browsergrid.session.PersonActed;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Whose hands may touch which browser, and where is told what they did.
@Component
class HandControl {
    private final Controls controls;
    private final ApplicationEventPublisher events;

    HandControl(Controls controls, ApplicationEventPublisher events) {
        this.controls = controls;
        this.events = events;
    }

    Optional<UUID> holder(UUID session) {
        return controls.holder(session);
    }

    /// The holder watches.
    void watches(UUID session, UUID person) {
        controls.seen(session, person);
    }

    void did(UUID session, UUID person, String what) {
        events.publishEvent(new PersonActed(session, person, what));
    }
}
