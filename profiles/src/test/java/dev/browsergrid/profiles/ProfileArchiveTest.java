package dev.browsergrid.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.browsergrid.profiles.ArchiveException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileArchiveTest {
    private static final ArchiveLimits SMALL = new ArchiveLimits(1 << 20, 20, 500);

    @TempDir
    Path directory;

    @Test
    void state_comes_back_and_caches_do_not() throws Exception {
        Map<String, String> state = Map.of(
                "Local State",
                "{}",
                "Default/Cookies",
                "cookies",
                "Default/Service Worker/CacheStorage/1/index",
                "cached by a page",
                "Default/" + "long name ".repeat(20),
                "long");
        Path source = Files.createDirectory(directory.resolve("source"));
        write(source, state);
        write(
                source,
                Map.of(
                        "Default/Cache/Cache_Data/f_000001", "x",
                        "Default/GPUCache/data_1", "x",
                        "GrShaderCache/data_1", "x",
                        "Crashpad/settings.dat", "x",
                        "Default/Local Storage/leveldb/LOCK", "",
                        "DevToolsActivePort", "1"));
        Files.createSymbolicLink(source.resolve("SingletonLock"), Path.of("host-1"));

        Path target = directory.resolve("target");
        ProfileArchive.unpack(new ByteArrayInputStream(pack(source)), target, ArchiveLimits.DEFAULT);

        assertThat(contents(target)).isEqualTo(new TreeMap<>(state));
    }

    @Test
    void equal_directories_give_equal_archives() throws Exception {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path two = Files.createDirectory(directory.resolve("two"));
        write(one, Map.of("a", "1", "b/c", "2"));
        write(two, Map.of("b/c", "2", "a", "1"));
        assertThat(pack(one)).isEqualTo(pack(two));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "../outside", "a/../../outside", "a/./b", "a//b", "a\\..\\b", "..", "a/..", "a\nb"
            })
    void a_name_that_leaves_the_directory_is_refused(String name) throws Exception {
        assertRefused(archive(tar -> file(tar, name, "x")), Problem.UNSAFE_PATH);
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO,
                TarConstants.LF_GNUTYPE_SPARSE
            })
    void only_files_and_directories_are_accepted(byte type) throws Exception {
        byte[] archive = archive(tar -> {
            file(tar, "before", "x");
            TarArchiveEntry entry = new TarArchiveEntry("link", type);
            entry.setLinkName("/etc/passwd");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        });
        assertRefused(archive, Problem.FORBIDDEN_ENTRY);
    }

    @Test
    void a_file_named_twice_is_refused() throws Exception {
        assertRefused(
                archive(tar -> {
                    file(tar, "a", "1");
                    file(tar, "a", "2");
                }),
                Problem.DUPLICATE_ENTRY);
    }

    @Test
    void a_file_that_is_also_a_directory_is_refused() throws Exception {
        assertRefused(
                archive(tar -> {
                    file(tar, "a", "1");
                    file(tar, "a/b", "2");
                }),
                Problem.DUPLICATE_ENTRY);
    }

    @Test
    void more_bytes_than_allowed_are_refused() throws Exception {
        assertRefused(archive(tar -> file(tar, "a", "x".repeat(2 << 20))), Problem.TOO_LARGE);
    }

    @Test
    void more_entries_than_allowed_are_refused() throws Exception {
        assertRefused(
                archive(tar -> {
                    for (int i = 0; i < 21; i++) {
                        file(tar, "f" + i, "");
                    }
                }),
                Problem.TOO_MANY_ENTRIES);
    }

    @Test
    void a_bomb_is_refused_by_its_ratio() throws Exception {
        byte[] bomb = archive(tar -> file(tar, "a", "x".repeat(64 << 20)));
        assertRefused(bomb, Problem.SUSPICIOUS_RATIO, ArchiveLimits.DEFAULT);
    }

    @Test
    void a_header_that_claims_to_be_huge_is_refused() throws Exception {
        byte[] archive = archive(tar -> {
            String path = "200012 path=" + "n".repeat(199_999) + "\n";
            TarArchiveEntry header = new TarArchiveEntry("header", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
            header.setSize(path.length());
            tar.putArchiveEntry(header);
            tar.write(path.getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
            file(tar, "a", "x");
        });
        assertRefused(archive, Problem.DAMAGED, ArchiveLimits.DEFAULT);
    }

    @Test
    void an_archive_cut_at_any_byte_is_refused() throws Exception {
        byte[] whole = archive(tar -> {
            file(tar, "a", "some content");
            file(tar, "b/c", "more content");
        });
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), Problem.DAMAGED);
        }
    }

    @Test
    void something_else_is_refused() throws Exception {
        assertRefused("no archive at all".getBytes(StandardCharsets.UTF_8), Problem.DAMAGED);
        assertRefused(Zstd.compress(new byte[100]), Problem.DAMAGED);
    }

    @Test
    void a_directory_that_holds_something_is_left_alone() throws Exception {
        Path target = Files.createDirectory(directory.resolve("target"));
        write(target, Map.of("mine", "1"));
        ArchiveException refused = catchThrowableOfType(
                ArchiveException.class,
                () -> ProfileArchive.unpack(
                        new ByteArrayInputStream(archive(tar -> file(tar, "a", "x"))), target, SMALL));
        assertThat(refused.problem()).isEqualTo(Problem.TARGET_NOT_EMPTY);
        assertThat(contents(target)).isEqualTo(Map.of("mine", "1"));
    }

    private void assertRefused(byte[] archive, Problem problem) throws IOException {
        assertRefused(archive, problem, SMALL);
    }

    private void assertRefused(byte[] archive, Problem problem, ArchiveLimits limits) throws IOException {
        Path target = directory.resolve("target");
        ArchiveException refused = catchThrowableOfType(
                ArchiveException.class, () -> ProfileArchive.unpack(new ByteArrayInputStream(archive), target, limits));
        assertThat(refused).isNotNull();
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(target).isEmptyDirectory();
    }

    private interface Entries {
        void addTo(TarArchiveOutputStream tar) throws IOException;
    }

    private static byte[] archive(Entries entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            entries.addTo(tar);
        }
        return Zstd.compress(bytes.toByteArray());
    }

    private static void file(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setName(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static byte[] pack(Path source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProfileArchive.pack(source, bytes);
        return bytes.toByteArray();
    }

    private static void write(Path root, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
