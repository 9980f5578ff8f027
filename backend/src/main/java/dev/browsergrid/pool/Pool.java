package dev.browsergrid.pool;

import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A named set of interchangeable nodes. One without an owner is the system's. While it is `paused` it gives out no
/// browsers and starts none; while it is `draining` as well, its idle browsers end. `templateRevision` counts the
/// changes of `template`, `version` all changes.
public record Pool(
        UUID id,
        Optional<UUID> ownerId,
        String name,
        String description,
        PoolSpec spec,
        CdpPolicy cdpPolicy,
        BrowserTemplate template,
        EgressLists egress,
        long templateRevision,
        boolean paused,
        boolean draining,
        Optional<Scale> scale,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /// So many warm browsers instead of the spec's `min`, for a while.
    public record Scale(int warm, Instant until) {}

    /// How many browsers to keep warm now.
    public int warm(Instant now) {
        return Math.min(
                spec.max(),
                scale.filter(wish -> wish.until().isAfter(now)).map(Scale::warm).orElse(spec.min()));
    }
}
