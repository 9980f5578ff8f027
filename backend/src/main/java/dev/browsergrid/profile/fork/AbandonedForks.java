package dev.browsergrid.profile.fork;

import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.profile.chunk.StorageSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes copies whose making was cut off, once nobody can be at work on them any more.
@Component
class AbandonedForks extends ServerReconciler<UUID> {
    private static final Duration RESYNC = Duration.ofMinutes(10);

    private final BegunProfiles begun;
    private final Profiles profiles;
    private final StorageSettings settings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    AbandonedForks(
            BegunProfiles begun,
            Profiles profiles,
            StorageSettings settings,
            TransactionTemplate transaction,
            InstantSource clock) {
        super(RESYNC);
        this.begun = begun;
        this.profiles = profiles;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fork";
    }

    @Override
    public Collection<UUID> keys() {
        return begun.begunBefore(clock.instant().minus(settings.grace()));
    }

    @Override
    public void reconcile(UUID profile) {
        transaction.executeWithoutResult(_ -> {
            if (begun.lockUnfinished(profile)) {
                profiles.delete(profile);
            }
        });
    }

    /// With the profiles' own.
    @Override
    public int getPhase() {
        return 400;
    }
}
