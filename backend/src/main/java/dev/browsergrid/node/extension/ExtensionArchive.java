package dev.browsergrid.node.extension;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A zipped browser extension nobody vouches for, read whole and checked before anything is written. Refused are
/// names that lead out of its directory, links, files named twice, and what grows beyond the limits.
public final class ExtensionArchive {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final String MANIFEST = "manifest.json";
    private static final Set<String> NETWORK = Set.of("privacy", "proxy");

    private final Map<String, byte[]> files;
    private final String name;
    private final String version;

    private ExtensionArchive(Map<String, byte[]> files, String name, String version) {
        this.files = Collections.unmodifiableMap(files);
        this.name = name;
        this.version = version;
    }

    /// What is wrong with the file, in words for who uploaded it.
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static ExtensionArchive read(byte[] zip) throws RefusedException {
        Map<String, byte[]> files = files(zip);
        JsonNode manifest = manifest(files);
        if (manifest.path("manifest_version").intValue(0) != 3) {
            throw new RefusedException("The manifest's version must be 3.");
        }
        String name = manifest.path("name").asString("").strip();
        String version = manifest.path("version").asString("");
        if (name.isEmpty() || name.length() > 100 || !version.matches("[0-9]{1,5}(\\.[0-9]{1,5}){0,3}")) {
            throw new RefusedException("The manifest needs a name of at most 100 characters and a version.");
        }
        refuseNetworkPermissions(manifest);
        return new ExtensionArchive(files, name, version);
    }

    /// Those that would change how the browser reaches the network, past its guard or without it.
    private static void refuseNetworkPermissions(JsonNode manifest) throws RefusedException {
        for (String list : List.of("permissions", "optional_permissions")) {
            for (JsonNode permission : manifest.path(list)) {
                if (NETWORK.contains(permission.asString(""))) {
                    throw new RefusedException("The permission \"" + permission.asString()
                            + "\" is not given here: it changes how browsers reach the network.");
                }
            }
        }
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    /// Writes it into a directory that does not exist yet.
    public void unpack(Path directory) throws IOException {
        Files.createDirectory(directory);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path place = directory.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(place.getParent()));
            Files.write(place, file.getValue(), StandardOpenOption.CREATE_NEW);
        }
    }

    private static Map<String, byte[]> files(byte[] zip) throws RefusedException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        // some file systems take names for one that differ in case only
        Map<String, String> lower = new TreeMap<>();
        long left = MOST_BYTES;
        try (ZipFile archive = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                check(entry);
                if (entry.isDirectory()) {
                    continue;
                }
                if (files.size() >= MOST_FILES) {
                    throw new RefusedException("More than " + MOST_FILES + " files.");
                }
                if (lower.put(entry.getName().toLowerCase(Locale.ROOT), entry.getName()) != null) {
                    throw new RefusedException("Named twice: " + entry.getName());
                }
                byte[] content = content(archive, entry, left);
                left -= content.length;
                files.put(entry.getName(), content);
            }
        } catch (RefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new RefusedException("This is no whole zip file.", damaged);
        }
        return files;
    }

    private static void check(ZipArchiveEntry entry) throws RefusedException {
        String name = entry.getName();
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        boolean strange = plain.isEmpty()
                || plain.length() > 300
                || plain.chars().anyMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7f)
                || Stream.of(plain.split("/", -1))
                        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (strange) {
            throw new RefusedException("A name that leads elsewhere: " + name);
        }
        int kind = entry.getUnixMode() & 0170000;
        if (kind != 0 && kind != 0100000 && kind != 0040000) {
            throw new RefusedException("Neither a file nor a directory: " + name);
        }
    }

    /// What a zip says of its sizes may be a lie, so it is read only as far as is allowed.
    private static byte[] content(ZipFile archive, ZipArchiveEntry entry, long most) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = archive.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (content.size() + (long) read > most) {
                    throw new RefusedException("More than " + (MOST_BYTES >> 20) + " MB when unpacked.");
                }
                content.write(buffer, 0, read);
            }
        }
        return content.toByteArray();
    }

    private static JsonNode manifest(Map<String, byte[]> files) throws RefusedException {
        byte[] text = Optional.ofNullable(files.get(MANIFEST))
                .orElseThrow(() -> new RefusedException("There is no manifest.json at the top of the zip."));
        try {
            JsonNode manifest = JSON.readTree(new String(text, StandardCharsets.UTF_8).replace("\uFEFF", ""));
            if (manifest.isObject()) {
                return manifest;
            }
            throw new RefusedException("manifest.json is no object.");
        } catch (JacksonException unreadable) {
            throw new RefusedException("manifest.json is no JSON.", unreadable);
        }
    }

    /// The names of its files.
    List<String> names() {
        return List.copyOf(files.keySet());
    }
}
