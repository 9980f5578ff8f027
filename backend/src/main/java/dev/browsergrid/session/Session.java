package dev.browsergrid.session;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.session.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A user's browser over time, as stored. One that is `wanted` shall have a browser until it is released; others
/// get one from their runs. One that is `readOnly` begins with its profile and never saves to it.
/// `template` is laid over the pool's. No browser is used longer than `timeout` at a time.
/// Until `keptUntil` its browser runs on when nobody uses it.
public record Session(
        UUID id,
        UUID ownerId,
        UUID poolId,
        Optional<UUID> profileId,
        boolean readOnly,
        Optional<UUID> chatId,
        boolean wanted,
        BrowserTemplate template,
        Duration timeout,
        SessionState state,
        Optional<Instant> leasedAt,
        Optional<Instant> keptUntil,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /// As it is after moving on to another state.
    Session movedTo(SessionState next, Instant at) {
        return new Session(
                id,
                ownerId,
                poolId,
                profileId,
                readOnly,
                chatId,
                wanted && !(next instanceof SessionState.Ended),
                template,
                timeout,
                next,
                isNewUse(next) ? Optional.of(at) : leasedAt,
                keptUntil,
                version + 1,
                createdAt,
                at);
    }

    private boolean isNewUse(SessionState next) {
        return next instanceof SessionState.Starting
                || (state instanceof SessionState.Held && next instanceof SessionState.Active);
    }

    /// The profile it saves its state to when it gives its browser back.
    public Optional<UUID> savesTo() {
        return profileId.filter(_ -> !readOnly);
    }

    /// When the browser it holds will be taken back, if it is in use.
    public Optional<Instant> expiresAt() {
        return Optional.of(state)
                .filter(now -> !(now instanceof SessionState.Held))
                .flatMap(SessionState::lease)
                .flatMap(_ -> leasedAt)
                .map(since -> since.plus(timeout));
    }
}
