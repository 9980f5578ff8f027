package dev.browsergrid.chat;

import dev.browsergrid.account.Reach;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.updates.ChatPresence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the browsers of persistent chats between messages for as long as somebody has the chat open. Until when one is
/// kept stands in its session's row and is moved on with each sign of life, so nothing has to happen for it to end.
@Component
class Persistence {
    /// An open page says so every 15 seconds; browsers let hidden ones speak once a minute only.
    static final Duration UNTIL_SILENT = Duration.ofSeconds(90);
    /// Long enough to load the page again.
    static final Duration GRACE = Duration.ofSeconds(20);

    private final ChatStore store;
    private final Sessions sessions;
    private final InstantSource clock;

    Persistence(ChatStore store, Sessions sessions, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Switched on by somebody who has the chat open, or off.
    void switched(UUID chat, boolean on) {
        store.setPersistent(chat, on);
        keep(store.sessionOf(chat), on ? UNTIL_SILENT : Duration.ZERO);
    }

    @EventListener
    void heard(ChatPresence presence) {
        store.find(presence.chat(), Reach.own(presence.person()))
                .filter(Chat::persistent)
                .ifPresent(chat -> keep(
                        chat.session().id(),
                        switch (presence.kind()) {
                            case HERE -> UNTIL_SILENT;
                            case LEFT -> GRACE;
                            case SIGNED_OUT -> Duration.ZERO;
                        }));
    }

    private void keep(UUID session, Duration longer) {
        sessions.keep(session, clock.instant().plus(longer));
    }
}
