package dev.browsergrid.profile;

import dev.browsergrid.profile.SnapshotRows.Row;
import dev.browsergrid.profile.SnapshotRows.Stored;
import dev.browsergrid.profile.key.ProfileKeys;
import dev.browsergrid.profiles.chunk.ArchiveChunks;
import dev.browsergrid.profiles.chunk.ChunkId;
import dev.browsergrid.profiles.chunk.ChunkStore;
import dev.browsergrid.profiles.chunk.StoredArchive;
import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.ProfileKey;
import dev.browsergrid.profiles.seal.Sealed;
import dev.browsergrid.profiles.state.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The snapshots of profiles: numbered, sealed with the profile's key, and never changed. First the archive is stored,
/// which may take a while; then a row names it, in whatever transaction decides that it counts.
@Service
public class Snapshots {
    private final SnapshotRows rows;
    private final ProfileStore profiles;
    private final ProfileKeys keys;
    private final KeyRing ring;
    private final ChunkStore store;

    Snapshots(SnapshotRows rows, ProfileStore profiles, ProfileKeys keys, KeyRing ring, ChunkStore store) {
        this.rows = rows;
        this.profiles = profiles;
        this.keys = keys;
        this.ring = ring;
        this.store = store;
    }

    /// Stores an archive (tar in zstd) for a snapshot of this profile. It stays only when one is added soon.
    ///
    /// @throws ProfileGoneException when there is no such profile any more
    public StoredArchive keep(UUID profile, InputStream archive) {
        try {
            profiles.storing(profile);
            return chunks(profile, keys.forSealing(profile)).store(archive);
        } catch (DataIntegrityViolationException deleted) {
            throw new ProfileGoneException(profile);
        } catch (IOException e) {
            throw new UncheckedIOException("the state of profile " + profile + " cannot be stored", e);
        }
    }

    /// Makes a stored archive the profile's next snapshot. Answers its number. The first that is captured from a
    /// browser after a run shows that run's end, in the place of the one that showed its newest step; which run it
    /// was, the lease says.
    ///
    /// @throws ProfileGoneException when there is no such profile any more
    @Transactional
    public int add(UUID profile, SnapshotDraft draft) {
        profiles.lock(profile);
        int number = rows.nextNumber(profile);
        draft.lease().ifPresent(lease -> rows.deleteStep(profile, lease));
        UUID id = rows.newId();
        try {
            rows.insert(
                    id,
                    profile,
                    number,
                    draft,
                    sealManifest(profile, id, draft.manifest(), draft.archive().chunks()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        profiles.used(profile);
        return number;
    }

    /// Whether the profile was ever captured.
    public boolean exist(UUID profile) {
        return rows.exist(profile);
    }

    /// The newest snapshot; empty for a profile that was never captured.
    public Optional<Snapshot> latest(UUID profile) {
        return rows.find(profile, Optional.empty()).map(row -> open(profile, row));
    }

    /// The snapshot of this number, or the newest.
    public Optional<Snapshot> find(UUID profile, Optional<Integer> number) {
        return rows.find(profile, number).map(row -> open(profile, row));
    }

    /// The newest first.
    public List<SnapshotInfo> list(UUID profile) {
        return rows.list(profile);
    }

    /// Makes an older snapshot the newest again, without copying anything. Answers its new number; empty when there is
    /// none of that number.
    @Transactional
    public Optional<Integer> restore(UUID profile, int number) {
        exchange(profile, number);
        profiles.lock(profile);
        return rows.find(profile, Optional.of(number))
                .filter(row -> row.stored() instanceof Stored.Chunks)
                .map(row -> add(profile, repeated(profile, row, (Stored.Chunks) row.stored())));
    }

    private SnapshotDraft repeated(UUID profile, Row row, Stored.Chunks chunks) {
        return SnapshotDraft.made(
                SnapshotCause.RESTORE,
                Optional.of(row.number()),
                open(profile, row).manifest(),
                new StoredArchive(chunks.ids(), chunks.bytes(), 0));
    }

    /// Gives a snapshot of before chunks the form of all others.
    void exchange(UUID profile, int number) {
        Optional<Row> row =
                rows.find(profile, Optional.of(number)).filter(found -> found.stored() instanceof Stored.Whole);
        row.ifPresent(found -> {
            Snapshot old = open(profile, found);
            StoredArchive archive = keep(profile, old.archive());
            try {
                rows.exchange(
                        found.id(),
                        archive.chunks(),
                        sealManifest(profile, found.id(), old.manifest(), archive.chunks()),
                        archive.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Snapshot open(UUID profile, Row row) {
        try {
            return switch (row.stored()) {
                case Stored.Chunks chunks -> open(profile, row, chunks);
                case Stored.Whole whole -> open(profile, row, whole);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "snapshot " + row.number() + " of profile " + profile + " cannot be opened", e);
        }
    }

    private Snapshot open(UUID profile, Row row, Stored.Chunks chunks) throws IOException {
        ProfileKey key = keys.forOpening(profile);
        byte[] manifest = key.open(chunks.manifest(), about(row.id(), chunks.ids()));
        return new Snapshot(
                row.number(),
                Manifest.fromJson(new String(manifest, StandardCharsets.UTF_8)),
                chunks(profile, key).open(chunks.ids()));
    }

    private Snapshot open(UUID profile, Row row, Stored.Whole whole) throws IOException {
        if (!MessageDigest.isEqual(sha256().digest(whole.content()), whole.sha256())) {
            throw new IOException("it is not what was stored");
        }
        return new Snapshot(
                row.number(),
                Manifest.fromJson(whole.manifest()),
                Sealed.open(new ByteArrayInputStream(whole.content()), ring.all(), profile.toString()));
    }

    private ArchiveChunks chunks(UUID profile, ProfileKey key) {
        return new ArchiveChunks(store, profile, key);
    }

    /// Sealed as being about this snapshot and just these chunks in this order: none of them can be exchanged.
    private byte[] sealManifest(UUID profile, UUID id, Manifest manifest, List<ChunkId> chunks) throws IOException {
        return keys.forSealing(profile).seal(manifest.toJson().getBytes(StandardCharsets.UTF_8), about(id, chunks));
    }

    private static String about(UUID snapshot, List<ChunkId> chunks) {
        MessageDigest order = sha256();
        chunks.forEach(chunk -> order.update(chunk.bytes()));
        return "manifest\0" + snapshot + "\0" + HexFormat.of().formatHex(order.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
