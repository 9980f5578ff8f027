package dev.browsergrid.pool.http;

import dev.browsergrid.account.Person;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.pool.CdpPolicy;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.plan.PoolHealth;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pool as the API shows it. Who may only claim from it sees neither how it is set up nor how it is.
@Schema(name = "Pool")
record PoolAnswer(
        UUID id,
        String name,
        String description,
        boolean system,
        @Nullable Person owner,
        boolean canManage,
        @Nullable Boolean paused,
        @Nullable Integer min,
        @Nullable Integer max,
        @Nullable Integer maxConcurrency,
        @Nullable Integer timeoutMinutes,
        @Nullable Integer idleMinutes,
        @Nullable Integer maxPerUser,
        @Nullable CdpPolicy cdpPolicy,
        @Nullable BrowserTemplate template,
        @Nullable EgressLists egress,
        @Nullable PoolHealth health,
        @Nullable PoolCounts counts,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /// What its browsers do. `warm` are idle and ready, `warming` are coming up.
    record PoolCounts(int warm, int warming, int leased, int ending, int waiting) {}

    static PoolAnswer forClaiming(Pool pool) {
        return new PoolAnswer(
                pool.id(),
                pool.name(),
                pool.description(),
                pool.ownerId().isEmpty(),
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                pool.createdAt(),
                pool.updatedAt(),
                pool.version());
    }

    static PoolAnswer forManaging(Pool pool, Optional<Person> owner, PoolHealth health, PoolCounts counts) {
        return new PoolAnswer(
                pool.id(),
                pool.name(),
                pool.description(),
                pool.ownerId().isEmpty(),
                owner.orElse(null),
                true,
                pool.paused(),
                pool.spec().min(),
                pool.spec().max(),
                pool.spec().maxConcurrency(),
                pool.spec().timeoutMinutes(),
                pool.spec().idleMinutes(),
                pool.spec().maxPerUser().orElse(null),
                pool.cdpPolicy(),
                pool.template(),
                pool.egress(),
                health,
                counts,
                pool.createdAt(),
                pool.updatedAt(),
                pool.version());
    }
}
