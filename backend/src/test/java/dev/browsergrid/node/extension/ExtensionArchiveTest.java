package dev.browsergrid.node.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.testing.TestZip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionArchiveTest {
    @Test
    void an_extension_is_read_and_unpacked(@TempDir Path directory) throws IOException {
        ExtensionArchive archive =
                ExtensionArchive.read(TestZip.extension().file("js/a.js", "1").done());

        archive.unpack(directory.resolve("helper"));

        assertThat(archive.name()).isEqualTo("Helper");
        assertThat(archive.version()).isEqualTo("1.2");
        assertThat(directory.resolve("helper/js/a.js")).hasContent("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "/etc/passwd", "a/../../b", "a//b", "C:/x", "..\\b", "./a", "a\u0001"})
    void a_name_that_leads_elsewhere_is_refused(String name) throws IOException {
        byte[] zip = TestZip.extension().file(name, "x").done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip))
                .isInstanceOf(ExtensionArchive.RefusedException.class)
                .hasMessageContaining("leads elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"permissions\": [\"tabs\", \"proxy\"]",
                "\"optional_permissions\": [\"proxy\"]",
                "\"permissions\": [\"privacy\"]"
            })
    void what_leads_past_the_guard_is_refused(String permissions) throws IOException {
        byte[] zip = new TestZip()
                .file(
                        "manifest.json",
                        "{\"manifest_version\": 3, \"name\": \"Helper\", \"version\": \"1\", " + permissions + "}")
                .done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip)).hasMessageContaining("reach the network");
    }

    @Test
    void a_link_is_refused() throws IOException {
        byte[] zip = TestZip.extension().link("key", "/etc/passwd").done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip)).hasMessageContaining("Neither a file nor a directory");
    }

    @Test
    void what_grows_beyond_all_measure_is_refused() throws IOException {
        byte[] zip = TestZip.extension().zeros("bomb", 80 << 20).done();

        assertThat(zip.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> ExtensionArchive.read(zip)).hasMessageContaining("More than 64 MB");
    }

    @Test
    void names_that_differ_in_case_only_are_refused() throws IOException {
        byte[] zip = TestZip.extension().file("a", "1").file("A", "2").done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip)).hasMessageContaining("Named twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"manifest_version\":2,\"name\":\"x\",\"version\":\"1\"}", "{\"manifest_version\":3}"
            })
    void a_manifest_that_is_none_is_refused(String manifest) throws IOException {
        byte[] zip = new TestZip().file("manifest.json", manifest).done();

        assertThatThrownBy(() -> ExtensionArchive.read(zip)).isInstanceOf(ExtensionArchive.RefusedException.class);
    }

    @Test
    void what_is_no_zip_is_refused() {
        assertThatThrownBy(() -> ExtensionArchive.read("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ExtensionArchive.RefusedException.class);
    }
}
