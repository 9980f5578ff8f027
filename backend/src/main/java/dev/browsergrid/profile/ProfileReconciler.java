package dev.browsergrid.profile;

import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.profile.ProfileStore.Kept;
import dev.browsergrid.profile.chunk.StorageSettings;
import dev.browsergrid.profile.key.ProfileKeys;
import dev.browsergrid.profiles.chunk.ChunkCollection;
import dev.browsergrid.profiles.chunk.ChunkStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings what is stored of a profile to what it should be: its key wrapped by the current master key, its
/// snapshots in chunks and no more of them than are to be kept, no chunk that nothing names, and nothing of a
/// deleted profile. Every server does, which does no harm.
@Component
class ProfileReconciler extends ServerReconciler<UUID> {
    private static final Logger log = LoggerFactory.getLogger(ProfileReconciler.class);
    private static final Duration RESYNC = Duration.ofMinutes(10);

    private final ProfileStore profiles;
    private final SnapshotRows rows;
    private final Snapshots snapshots;
    private final ProfileKeys keys;
    private final ChunkStore store;
    private final StorageSettings settings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ProfileReconciler(
            ProfileStore profiles,
            SnapshotRows rows,
            Snapshots snapshots,
            ProfileKeys keys,
            ChunkStore store,
            StorageSettings settings,
            TransactionTemplate transaction,
            InstantSource clock) {
        super(RESYNC);
        this.profiles = profiles;
        this.rows = rows;
        this.snapshots = snapshots;
        this.keys = keys;
        this.store = store;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public Collection<UUID> keys() {
        return Stream.of(keys.outdated(), rows.whole(), profiles.unswept(), profiles.aged())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public void reconcile(UUID profile) {
        try {
            Optional<Instant> deleted = profiles.deletedAt(profile);
            if (deleted.isPresent()) {
                remove(profile, deleted.get());
                return;
            }
            keys.rotate(profile);
            rows.whole(profile).forEach(number -> snapshots.exchange(profile, number));
            Optional<Instant> stored = profiles.storedAt(profile);
            int pruned = prune(profile);
            if (pruned > 0 || stored.isPresent()) {
                sweep(profile, stored);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProfileGoneException deletedMeanwhile) {
            log.debug("profile={} state=gone", profile);
        }
    }

    /// Again until the grace is over: somebody may still have been storing.
    private void remove(UUID profile, Instant deleted) throws IOException {
        boolean last = deleted.isBefore(limit());
        store.deleteAll(profile);
        if (last) {
            profiles.forgetDeleted(profile);
        }
    }

    /// Answers how many.
    private int prune(UUID profile) {
        Kept kept = profiles.kept(profile);
        Retention retention = new Retention(
                kept.last().orElse(settings.keepLast()),
                settings.keepRunEnds(),
                kept.days().map(Duration::ofDays));
        Integer pruned = transaction.execute(_ -> {
            profiles.lock(profile);
            List<Integer> outdated = retention.outdated(rows.list(profile), clock.instant());
            return outdated.isEmpty() ? 0 : rows.delete(profile, outdated);
        });
        if (pruned != null && pruned > 0) {
            log.debug("profile={} snapshots={} action=prune", profile, pruned);
        }
        return pruned == null ? 0 : pruned;
    }

    private void sweep(UUID profile, Optional<Instant> stored) throws IOException {
        ChunkCollection.Outcome outcome = ChunkCollection.collect(store, profile, rows.named(profile), limit());
        if (outcome.removed() > 0) {
            log.info("profile={} chunks={} action=collect", profile, outcome.removed());
        }
        if (outcome.kept() == 0) {
            stored.ifPresent(since -> profiles.swept(profile, since));
        } else if (stored.isEmpty()) {
            profiles.storing(profile);
        }
    }

    private Instant limit() {
        return clock.instant().minus(settings.grace());
    }

    @EventListener
    void heard(News.Some news) {
        news.changes().stream()
                .filter(change -> change.topic() == Topic.PROFILES)
                .map(Change::id)
                .forEach(this::wake);
    }

    /// With the sessions' users, after the sessions.
    @Override
    public int getPhase() {
        return 400;
    }
}
