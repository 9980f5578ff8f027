package dev.browsergrid.profile;

import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.chunk.StorageSettings;
import dev.browsergrid.profiles.ArchiveException;
import dev.browsergrid.profiles.ArchiveLimits;
import dev.browsergrid.profiles.Directories;
import dev.browsergrid.profiles.ForeignProfile;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.chunk.StoredArchive;
import dev.browsergrid.profiles.state.Manifest;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/// Takes archives that nobody vouches for. What comes is unpacked under limits, loses what would have a browser do more
/// than its user may, and is packed again from the files that are a profile's, so nothing else of it is ever stored.
/// A refused one changes nothing.
@Service
public class ProfileImport {
    private static final String MANIFEST = "browsergrid/manifest.json";
    private static final int MOST_FILES = 50_000;
    private static final int MOST_GROWTH = 500;

    private final Snapshots snapshots;
    private final ProfileEdits edits;
    private final Profiles profiles;
    private final StorageSettings settings;
    private final Path imports;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ProfileImport(
            Snapshots snapshots,
            ProfileEdits edits,
            Profiles profiles,
            StorageSettings settings,
            Home home,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.snapshots = snapshots;
        this.edits = edits;
        this.profiles = profiles;
        this.settings = settings;
        this.imports = home.directory().resolve("imports");
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What a server that was cut off had unpacked is plain to read and nobody's any more.
    @PostConstruct
    void removeLeftOvers() {
        try {
            Directories.remove(imports);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + imports, e);
        }
    }

    /// Makes an archive the profile's next snapshot. Answers its number.
    ///
    /// @throws Problem `archive_refused`, `archive_too_large`, `profile_in_use`, `not_found`
    public int take(UUID profile, InputStream archive) {
        edits.requireFree(profile);
        try {
            Path place = Files.createTempDirectory(Files.createDirectories(imports), "import-");
            try {
                return take(profile, archive, place);
            } finally {
                Directories.remove(place);
            }
        } catch (ProfileGoneException deletedMeanwhile) {
            throw Problem.notFound();
        } catch (IOException e) {
            throw new UncheckedIOException("an archive cannot be taken", e);
        }
    }

    private int take(UUID profile, InputStream archive, Path place) throws IOException {
        Path files = place.resolve("files");
        unpack(archive, files);
        ForeignProfile.disarm(files);
        Manifest manifest = manifest(files.resolve(MANIFEST));
        Path packed = place.resolve("packed");
        try (OutputStream out = Files.newOutputStream(packed)) {
            ProfileArchive.pack(files, out);
        }
        try (InputStream again = Files.newInputStream(packed)) {
            StoredArchive stored = snapshots.keep(profile, again);
            Integer number = transaction.execute(_ -> {
                profiles.lock(profile);
                edits.requireFree(profile);
                return snapshots.add(
                        profile, SnapshotDraft.made(SnapshotCause.IMPORT, Optional.empty(), manifest, stored));
            });
            return number == null ? 0 : number;
        } catch (ArchiveException nothingOfAProfile) {
            throw refused(nothingOfAProfile);
        }
    }

    private void unpack(InputStream archive, Path files) throws IOException {
        long most = settings.largestImport().toBytes();
        try (LimitedInput limited = new LimitedInput(archive, most)) {
            ProfileArchive.unpack(
                    limited, files, new ArchiveLimits(settings.largestUnpacked().toBytes(), MOST_FILES, MOST_GROWTH));
        } catch (ArchiveException hostile) {
            throw refused(hostile);
        }
    }

    private Problem refused(ArchiveException hostile) {
        boolean tooLarge = hostile.problem() == ArchiveException.Problem.TOO_LARGE
                || hostile.getCause() instanceof LimitedInput.Exceeded;
        return tooLarge
                ? new Problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "archive_too_large",
                        "An archive may have " + settings.largestImport().toMegabytes() + " MB, and "
                                + settings.largestUnpacked().toMegabytes() + " MB unpacked.")
                : Problem.invalid("archive_refused", "This is no archive of a profile: " + hostile.getMessage() + ".");
    }

    /// Whoever wrote it; one that is not there or makes no sense counts for nothing.
    private Manifest manifest(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            try {
                return Manifest.fromJson(Files.readString(file));
            } catch (JacksonException
                    | IllegalArgumentException
                    | java.nio.charset.CharacterCodingException senseless) {
                // as if there were none
            }
        }
        return Manifest.ofTabs(clock.instant(), "", List.of(), -1);
    }
}
