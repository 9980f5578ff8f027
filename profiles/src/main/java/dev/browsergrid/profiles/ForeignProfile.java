package dev.browsergrid.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of a user data directory that somebody else wrote what would have a browser do more than its user
/// may ask of it: tabs at files of the host or at pages of the browser, extensions, pages to open at the start,
/// and states that make no sense.
public final class ForeignProfile {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LARGEST_TEXT = 64L << 20;
    private static final Set<String> SESSIONS =
            Set.of("sessions", "current session", "last session", "current tabs", "last tabs");
    private static final Map<String, List<String>> PREFERENCES = Map.of(
            "preferences", List.of("/extensions", "/session", "/homepage"),
            "local state", List.of("/browser/enabled_labs_experiments"));

    private ForeignProfile() {}

    /// Nothing is refused here: whatever cannot be read is taken out.
    public static void disarm(Path userDataDirectory) throws IOException {
        removeSenselessState(userDataDirectory);
        List<Path> files;
        try (Stream<Path> all = Files.walk(userDataDirectory)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path file : files) {
            String name = lower(file);
            // the same as in Preferences, for extensions and start pages alone
            if (name.equals("secure preferences")
                    || (isOfASession(userDataDirectory, file) && ClosedAddresses.areIn(Files.newInputStream(file)))) {
                Files.delete(file);
            } else if (PREFERENCES.containsKey(name)) {
                rewrite(file, PREFERENCES.getOrDefault(name, List.of()));
            }
        }
    }

    private static void removeSenselessState(Path userDataDirectory) throws IOException {
        try {
            if (!isShort(userDataDirectory.resolve(StateFiles.MANIFEST))
                    || !isShort(userDataDirectory.resolve(StateFiles.OVERLAY))) {
                Directories.remove(userDataDirectory.resolve(StateFiles.DIRECTORY));
            }
            StateFiles.read(userDataDirectory);
        } catch (RuntimeException senseless) {
            Directories.remove(userDataDirectory.resolve(StateFiles.DIRECTORY));
        }
    }

    private static boolean isShort(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) <= LARGEST_TEXT;
    }

    private static boolean isOfASession(Path directory, Path file) {
        for (Path part : directory.relativize(file)) {
            if (SESSIONS.contains(lower(part))) {
                return true;
            }
        }
        return false;
    }

    /// Always written anew, so that Chromium reads in it just what was read here.
    private static void rewrite(Path file, List<String> without) throws IOException {
        if (!isShort(file)) {
            Files.delete(file);
            return;
        }
        try {
            JsonNode preferences = JSON.readTree(Files.readAllBytes(file));
            without.forEach(pointer -> remove(preferences, pointer));
            Files.write(file, JSON.writeValueAsBytes(preferences));
        } catch (JacksonException senseless) {
            Files.delete(file);
        }
    }

    private static void remove(JsonNode preferences, String pointer) {
        int slash = pointer.lastIndexOf('/');
        if (preferences.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(slash + 1));
        }
    }

    private static String lower(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
