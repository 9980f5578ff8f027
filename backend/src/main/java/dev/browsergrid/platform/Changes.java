package dev.browsergrid.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Tells whoever watches, on every server, which stored things changed. Called by the code that writes them, inside its
/// transaction: only what commits is told, some hundred milliseconds later, and several changes of one thing at once.
/// What arrives is published in each server as [News]; it says what to read again, never what was written.
@Component
public class Changes {
    private final ApplicationEventPublisher events;

    public Changes(ApplicationEventPublisher events) {
        this.events = events;
    }

    /// A kind of thing that people watch.
    public enum Topic {
        SESSIONS,
        POOLS,
        NODES,
        CHATS,
        USERS,
        TOKENS,
        AUDIT,
        LOGINS,
        PROFILES;

        /// The topic's name as the API spells it.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One thing was made, changed or removed. Without an `owner` it is the system's.
    public record Change(Topic topic, UUID id, @Nullable UUID owner) {}

    /// What arrived from all servers, this one included.
    public sealed interface News {
        /// These things changed.
        record Some(List<Change> changes) implements News {
            public Some {
                changes = List.copyOf(changes);
            }
        }

        /// Anything may have changed: news was missed, or there was too much of it.
        record Everything() implements News {}
    }

    /// Something of this owner (of the system when `null`) was made, changed or removed.
    public void publish(Topic topic, UUID id, @Nullable UUID owner) {
        events.publishEvent(new Change(topic, id, owner));
    }
}
