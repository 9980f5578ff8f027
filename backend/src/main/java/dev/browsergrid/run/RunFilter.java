package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which runs a list shows: in one of these states (in any, when empty), of this chat, in this session, older than the
/// one named `before`.
public record RunFilter(
        Reach reach,
        List<RunStatus> statuses,
        Optional<UUID> chat,
        Optional<UUID> session,
        Optional<UUID> before,
        int limit) {
    public RunFilter {
        statuses = List.copyOf(statuses);
    }
}
