package dev.browsergrid.session.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which sessions a list shows: of these states (of all, when empty), of this pool (id or name), with this text in the
/// name or at the beginning of the id, of this owner (id or e-mail), older than the cursor.
record SessionFilter(
        Reach reach,
        List<String> states,
        Optional<String> pool,
        Optional<String> text,
        Optional<String> owner,
        Optional<UUID> before,
        int limit) {
    private static final Set<String> KNOWN =
            Set.of("QUEUED", "STARTING", "ACTIVE", "HELD", "PARKING", "PARKED", "ENDED");

    SessionFilter {
        states = states.stream()
                .map(state -> state.strip().toUpperCase(Locale.ROOT))
                .toList();
        states.stream().filter(state -> !KNOWN.contains(state)).findFirst().ifPresent(unknown -> {
            throw Problem.invalid("status_unknown", "There is no status " + unknown.toLowerCase(Locale.ROOT) + ".");
        });
    }

    /// The id a cursor names: the last one of the page before.
    static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor_invalid", "This cursor is not one this server gave out.");
        }
    }
}
