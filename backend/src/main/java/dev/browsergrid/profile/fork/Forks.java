package dev.browsergrid.profile.fork;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.ProfileEdits;
import dev.browsergrid.profile.ProfileEdits.Fields;
import dev.browsergrid.profile.ProfileGoneException;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.profile.Snapshot;
import dev.browsergrid.profile.SnapshotCause;
import dev.browsergrid.profile.SnapshotDraft;
import dev.browsergrid.profile.Snapshots;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes profiles from snapshots of others. Copying takes a while and is no part of a transaction; that the copy is
/// somebody's is one step with its first snapshot. So there is either all of it or nothing, and what a server that was
/// cut off left is removed by [AbandonedForks].
@Service
public class Forks {
    private final BegunProfiles begun;
    private final ProfileEdits edits;
    private final Profiles profiles;
    private final Snapshots snapshots;
    private final TransactionTemplate transaction;

    Forks(
            BegunProfiles begun,
            ProfileEdits edits,
            Profiles profiles,
            Snapshots snapshots,
            TransactionTemplate transaction) {
        this.begun = begun;
        this.edits = edits;
        this.profiles = profiles;
        this.snapshots = snapshots;
        this.transaction = transaction;
    }

    /// Makes a profile of the viewer's from a snapshot (the newest when no number is given) of one within their reach.
    /// Answers its id.
    ///
    /// @throws Problem `not_found` without such a snapshot; `profile_invalid`, `profile_name_taken`
    public UUID fork(UUID source, Optional<Integer> number, Fields fields, Reach reach) {
        ProfileEdits.requireAcceptable(fields);
        Fork fork = begin(source, number, reach.viewer(), fields.name());
        boolean done = false;
        try {
            transaction.executeWithoutResult(_ -> {
                begun.finish(fork.profile(), false);
                edits.update(fork.profile(), fields);
                snapshots.add(fork.profile(), fork.first());
            });
            done = true;
            return fork.profile();
        } catch (DuplicateKeyException e) {
            throw ProfileEdits.taken(fields.name());
        } finally {
            if (!done) {
                abandon(fork);
            }
        }
    }

    /// Copies a snapshot into a profile that is nobody's yet: [#finish] or [#abandon] it.
    ///
    /// @throws Problem `not_found` without such a snapshot
    public Fork begin(UUID source, Optional<Integer> number, UUID owner, String name) {
        Snapshot original = snapshots.find(source, number).orElseThrow(Problem::notFound);
        UUID copy = begun.begin(owner, name);
        boolean done = false;
        try {
            SnapshotDraft first = SnapshotDraft.made(
                    SnapshotCause.FORK,
                    Optional.of(original.number()),
                    original.manifest(),
                    snapshots.keep(copy, original.archive()));
            done = true;
            return new Fork(copy, first);
        } catch (RuntimeException e) {
            // removed while it was read
            throw snapshots.find(source, Optional.of(original.number())).isEmpty() ? Problem.notFound() : e;
        } finally {
            if (!done) {
                profiles.delete(copy);
            }
        }
    }

    /// Makes the copy a chat's profile, in the caller's transaction, its state being the end of that run of the chat.
    ///
    /// @throws ProfileGoneException when that took longer than unfinished ones are kept
    @Transactional
    public void finish(Fork fork, UUID run) {
        begun.finish(fork.profile(), true);
        snapshots.add(fork.profile(), fork.first().showing(run));
    }

    /// Removes the copy again.
    public void abandon(Fork fork) {
        profiles.delete(fork.profile());
    }
}
