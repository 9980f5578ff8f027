package dev.browsergrid.updates;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.updates.ChatPresence.Kind;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Who has which chat open on this server. A chat that is open twice is left when the last one closes it.
@Component
class Presences {
    private final ApplicationEventPublisher events;
    // by connection: one has at most one chat open
    private final ConcurrentHashMap<String, Present> open = new ConcurrentHashMap<>();

    private record Present(UUID person, UUID chat) {}

    Presences(ApplicationEventPublisher events) {
        this.events = events;
    }

    /// The connection has this chat open now, or none.
    void say(String connection, Viewer viewer, Optional<UUID> chat) {
        Optional<Present> now = chat.map(id -> new Present(viewer.id(), id));
        @Nullable Present before = now.isPresent() ? open.put(connection, now.get()) : open.remove(connection);
        if (before != null && !now.equals(Optional.of(before))) {
            leave(before, Kind.LEFT);
        }
        now.ifPresent(present -> tell(present, Kind.HERE));
    }

    void closed(String connection, boolean signedOut) {
        Optional.ofNullable(open.remove(connection))
                .ifPresent(left -> leave(left, signedOut ? Kind.SIGNED_OUT : Kind.LEFT));
    }

    private void leave(Present left, Kind kind) {
        if (!open.containsValue(left)) {
            tell(left, kind);
        }
    }

    private void tell(Present present, Kind kind) {
        events.publishEvent(new ChatPresence(present.person(), present.chat(), kind));
    }
}
