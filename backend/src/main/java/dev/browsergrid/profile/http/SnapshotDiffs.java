package dev.browsergrid.profile.http;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.Snapshot;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.profile.http.SnapshotDiff.CookieChange;
import dev.browsergrid.profile.http.SnapshotDiff.StorageChange;
import dev.browsergrid.profile.http.SnapshotDiff.TabChange;
import dev.browsergrid.profiles.diff.CapturedState;
import dev.browsergrid.profiles.diff.StateDiff;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Opens two snapshots and compares them.
@Component
class SnapshotDiffs {
    private final Snapshots snapshots;

    SnapshotDiffs(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    SnapshotDiff between(UUID profile, int from, int to) {
        CapturedState before = state(profile, from);
        CapturedState after = state(profile, to);
        boolean complete = before.told() && after.told();
        StateDiff diff = StateDiff.between(before, after);
        return new SnapshotDiff(
                from,
                to,
                complete,
                complete ? cookies(diff) : List.of(),
                complete ? storage(diff) : List.of(),
                diff.tabs().stream()
                        .map(tab -> new TabChange(tab.url(), tab.title(), tab.before(), word(tab.change())))
                        .toList());
    }

    private CapturedState state(UUID profile, int number) {
        Snapshot snapshot = snapshots.find(profile, Optional.of(number)).orElseThrow(Problem::notFound);
        try (InputStream archive = snapshot.archive()) {
            return CapturedState.read(snapshot.manifest(), archive);
        } catch (IOException e) {
            throw new UncheckedIOException("snapshot " + number + " of profile " + profile + " cannot be read", e);
        }
    }

    private static List<CookieChange> cookies(StateDiff diff) {
        return diff.cookies().stream()
                .map(cookie -> new CookieChange(cookie.name(), cookie.domain(), cookie.path(), word(cookie.change())))
                .toList();
    }

    private static List<StorageChange> storage(StateDiff diff) {
        return diff.storage().stream()
                .map(item -> new StorageChange(item.origin(), word(item.area()), item.key(), word(item.change())))
                .toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
