package dev.browsergrid.node.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionArchiveTest {
    private static final String MANIFEST = """
        {"manifest_version": 3, "name": "Helper", "version": "1.2"}
        """;

    @Test
    void an_extension_is_read_and_unpacked(@TempDir Path directory) throws IOException {
        ExtensionArchive archive = ExtensionArchive.read(
                new Zip().file("manifest.json", MANIFEST).file("js/a.js", "1").done());

        archive.unpack(directory.resolve("helper"));

        assertThat(archive.name()).isEqualTo("Helper");
        assertThat(archive.version()).isEqualTo("1.2");
        assertThat(directory.resolve("helper/js/a.js")).hasContent("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "/etc/passwd", "a/../../b", "a//b", "C:/x", "..\\b", "./a", "a\u0001"})
    void a_name_that_leads_elsewhere_is_refused(String name) throws IOException {
        byte[] zip = new Zip().file("manifest.json", MANIFEST).file(name, "x").done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip))
                .isInstanceOf(ExtensionArchive.RefusedException.class)
                .hasMessageContaining("leads elsewhere");
    }

    @Test
    void a_link_is_refused() throws IOException {
        byte[] zip = new Zip()
                .file("manifest.json", MANIFEST)
                .link("key", "/etc/passwd")
                .done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip)).hasMessageContaining("Neither a file nor a directory");
    }

    @Test
    void what_grows_beyond_all_measure_is_refused() throws IOException {
        byte[] zip = new Zip()
                .file("manifest.json", MANIFEST)
                .zeros("bomb", 80 << 20)
                .done();

        assertThat(zip.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> ExtensionArchive.read(zip)).hasMessageContaining("More than 64 MB");
    }

    @Test
    void names_that_differ_in_case_only_are_refused() throws IOException {
        byte[] zip = new Zip()
                .file("manifest.json", MANIFEST)
                .file("a", "1")
                .file("A", "2")
                .done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip)).hasMessageContaining("Named twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"manifest_version\":2,\"name\":\"x\",\"version\":\"1\"}", "{\"manifest_version\":3}"
            })
    void a_manifest_that_is_none_is_refused(String manifest) throws IOException {
        byte[] zip = new Zip().file("manifest.json", manifest).done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip)).isInstanceOf(ExtensionArchive.RefusedException.class);
    }

    @Test
    void what_is_no_zip_is_refused() {
        assertThatThrownBy(() -> ExtensionArchive.read("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ExtensionArchive.RefusedException.class);
    }

    private static final class Zip {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes);

        Zip file(String name, String content) throws IOException {
            return entry(new ZipArchiveEntry(name), content.getBytes(StandardCharsets.UTF_8));
        }

        Zip link(String name, String target) throws IOException {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setUnixMode(0120777);
            return entry(entry, target.getBytes(StandardCharsets.UTF_8));
        }

        Zip zeros(String name, int size) throws IOException {
            return entry(new ZipArchiveEntry(name), new byte[size]);
        }

        private Zip entry(ZipArchiveEntry entry, byte[] content) throws IOException {
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        }

        byte[] done() throws IOException {
            out.close();
            return bytes.toByteArray();
        }
    }
}
