package dev.browsergrid.transfer;

import dev.browsergrid.file.Files;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Removes downloads that are older than they are to be kept, and those of deleted sessions. Every server does, which
/// does no harm.
@Component
class DownloadRetention extends ServerReconciler<String> {
    private static final Duration RESYNC = Duration.ofHours(1);
    private static final int AT_ONCE = 100;

    private final DownloadRows rows;
    private final Files files;
    private final TransferSettings settings;
    private final InstantSource clock;

    DownloadRetention(DownloadRows rows, Files files, TransferSettings settings, InstantSource clock) {
        super(RESYNC);
        this.rows = rows;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "download-retention";
    }

    @Override
    public Collection<String> keys() {
        return List.of("all");
    }

    @Override
    public void reconcile(String key) {
        Instant limit = settings.kept().map(clock.instant()::minus).orElse(Instant.EPOCH);
        List<Optional<UUID>> removed;
        do {
            removed = rows.removeBefore(limit, AT_ONCE);
            files.deleteUnused(removed.stream().flatMap(Optional::stream).toList());
        } while (!removed.isEmpty());
    }

    /// After the sessions.
    @Override
    public int getPhase() {
        return 400;
    }
}
