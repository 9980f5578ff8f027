package dev.browsergrid.profiles;

import dev.browsergrid.profiles.state.TabState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Which entries of the HTTP cache are state: those of pages that answered a form, because Chromium shows such a page
/// again only from its cache and otherwise asks to send the form once more.
///
/// Each entry of Chromium's simple cache is a file that begins with its key, and the key ends with the address.
final class KeptCache {
    private static final String DIRECTORY = "Cache_Data";
    private static final int KEY_BYTES = 8 * 1024;
    private static final long LARGEST_ENTRY = 4L << 20;

    private final Path userDataDirectory;
    private final List<byte[]> addresses;

    private KeptCache(Path userDataDirectory, List<String> addresses) {
        this.userDataDirectory = userDataDirectory;
        this.addresses = addresses.stream()
                .map(address -> address.replaceFirst("#.*", "").getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static KeptCache of(Path userDataDirectory) throws IOException {
        List<String> submitted = StateFiles.read(userDataDirectory).stream()
                .flatMap(state -> state.overlay().tabs().stream())
                .map(TabState::history)
                .flatMap(history -> history.submitted().stream())
                .distinct()
                .toList();
        return new KeptCache(userDataDirectory, submitted);
    }

    /// Whether the file at `relative` is such an entry, or the cache's list of its entries.
    boolean keeps(Path relative) {
        if (addresses.isEmpty() || !relative.toString().contains(DIRECTORY)) {
            return false;
        }
        String name = relative.getFileName().toString();
        if (name.equals("index") || name.equals("the-real-index")) {
            return true;
        }
        try {
            Path file = userDataDirectory.resolve(relative);
            return Files.size(file) <= LARGEST_ENTRY && isOfAnAddress(file);
        } catch (NoSuchFileException vanished) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOfAnAddress(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(KEY_BYTES);
        }
        return addresses.stream().anyMatch(address -> contains(head, address));
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int from = 0; from + wanted.length <= bytes.length; from++) {
            int same = 0;
            while (same < wanted.length && bytes[from + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
