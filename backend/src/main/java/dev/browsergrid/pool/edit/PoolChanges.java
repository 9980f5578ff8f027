package dev.browsergrid.pool.edit;

import dev.browsergrid.account.Reach;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.Hosts;
import dev.browsergrid.node.extension.Extensions;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.Pool.Scale;
import dev.browsergrid.pool.PoolWoken;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.pool.store.PoolStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// Makes, changes and deletes pools on behalf of a request. Each change wakes the pool, so that it takes effect at
/// once on this server, and within the resync of the others.
@Service
public class PoolChanges {
    private static final Duration SCALED = Duration.ofMinutes(15);

    private final PoolStore pools;
    private final Extensions extensions;
    private final Hosts hosts;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    PoolChanges(
            PoolStore pools,
            Extensions extensions,
            Hosts hosts,
            Changes changes,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.pools = pools;
        this.extensions = extensions;
        this.hosts = hosts;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Pool create(JsonNode body, Reach reach) {
        PoolDraft draft = PoolDraft.create(body);
        draft.egress().requireAllowed(EgressLists.NONE, reach.admin());
        requireExtensions(draft.template(), reach.viewer());
        requireDisplay(draft.template());
        UUID id = Ids.next();
        // the system's pool answers to its name everywhere, so nobody else's may have it
        if (draft.name().equals(Pools.DEFAULT)
                || !pools.insert(
                        id,
                        reach.viewer(),
                        draft.name(),
                        draft.description(),
                        draft.spec(),
                        draft.cdpPolicy(),
                        draft.template(),
                        draft.egress())) {
            throw nameTaken(draft.name());
        }
        return told(id);
    }

    /// Changes what the patch mentions; with a `version` only if that is still the pool's.
    @Transactional
    public Pool update(String idOrName, JsonNode patch, Optional<Long> version, Reach reach) {
        Pool pool = manageable(idOrName, reach);
        if (version.filter(expected -> expected != pool.version()).isPresent()) {
            throw versionConflict();
        }
        PoolDraft draft = PoolDraft.change(pool, patch);
        draft.egress().requireAllowed(pool.egress(), reach.admin());
        if (!draft.template().extensionIds().equals(pool.template().extensionIds())) {
            requireExtensions(draft.template(), pool.ownerId().orElse(reach.viewer()));
        }
        if (pool.template().windowless()) {
            requireDisplay(draft.template());
        }
        boolean renamed = !draft.name().equals(pool.name());
        if (renamed && pool.ownerId().isEmpty()) {
            throw Problem.invalid("pool_invalid", List.of(new FieldError("name", "The system's pool keeps its name.")));
        }
        if (renamed && (draft.name().equals(Pools.DEFAULT) || pools.isNameTaken(pool, draft.name()))) {
            throw nameTaken(draft.name());
        }
        if (!pools.update(
                pool,
                draft.name(),
                draft.description(),
                draft.spec(),
                draft.cdpPolicy(),
                draft.template(),
                draft.egress())) {
            throw versionConflict();
        }
        return told(pool.id());
    }

    /// Gives out no browsers and starts none until it is resumed. What is warm stays warm.
    @Transactional
    public Pool pause(String idOrName, Reach reach) {
        Pool pool = manageable(idOrName, reach);
        pools.setPaused(pool.id(), true, pool.draining());
        return told(pool.id());
    }

    @Transactional
    public Pool resume(String idOrName, Reach reach) {
        Pool pool = manageable(idOrName, reach);
        pools.setPaused(pool.id(), false, false);
        return told(pool.id());
    }

    /// Pauses and ends the warm browsers; leased ones stay until they are given back.
    @Transactional
    public Pool drain(String idOrName, Reach reach) {
        Pool pool = manageable(idOrName, reach);
        pools.setPaused(pool.id(), true, true);
        return told(pool.id());
    }

    /// Keeps that many browsers warm for a while, whatever the minimum is.
    @Transactional
    public Pool scale(String idOrName, int warm, Reach reach) {
        Pool pool = manageable(idOrName, reach);
        if (warm < 0 || warm > pool.spec().max()) {
            throw Problem.invalid(
                    "pool_invalid",
                    List.of(new FieldError(
                            "warm", "Within 0 and max, which is " + pool.spec().max() + ".")));
        }
        pools.setScale(pool.id(), new Scale(warm, clock.instant().plus(SCALED)));
        return told(pool.id());
    }

    @Transactional
    public void delete(String idOrName, Reach reach) {
        Pool pool = manageable(idOrName, reach);
        if (pool.ownerId().isEmpty()) {
            throw new Problem(HttpStatus.CONFLICT, "system_pool", "The system's pool cannot be deleted; pause it.");
        }
        if (!pools.delete(pool.id())) {
            throw new Problem(
                    HttpStatus.CONFLICT, "pool_in_use", "Sessions of this pool still live; end or delete them first.");
        }
        events.publishEvent(new PoolWoken(pool.id()));
        changes.publish(Topic.POOLS, pool.id(), pool.ownerId().orElse(null));
    }

    private void requireDisplay(BrowserTemplate template) {
        if (!template.windowless() && !hosts.mayShowWindows()) {
            throw Problem.invalid(
                    "pool_invalid",
                    List.of(new FieldError(
                            "template.headless", "No host has a display to show windows on; leave this true.")));
        }
    }

    private Pool manageable(String idOrName, Reach reach) {
        return pools.findManageable(idOrName, reach).orElseThrow(Problem::notFound);
    }

    private Pool told(UUID id) {
        Pool pool = pools.find(id).orElseThrow(Problem::notFound);
        events.publishEvent(new PoolWoken(id));
        changes.publish(Topic.POOLS, id, pool.ownerId().orElse(null));
        return pool;
    }

    private void requireExtensions(BrowserTemplate template, UUID ownerId) {
        if (!extensions.areOf(ownerId, template.extensionIds())) {
            throw Problem.invalid(
                    "pool_invalid",
                    List.of(new FieldError(
                            "template.extensions", "Not all of these are extensions of the pool's owner.")));
        }
    }

    private static Problem nameTaken(String name) {
        return new Problem(HttpStatus.CONFLICT, "name_taken", "There is a pool named " + name + " already.");
    }

    private static Problem versionConflict() {
        return new Problem(
                HttpStatus.CONFLICT, "version_conflict", "Somebody changed this pool meanwhile; load it again.");
    }
}
