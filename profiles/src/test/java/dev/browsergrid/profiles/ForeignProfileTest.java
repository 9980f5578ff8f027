package dev.browsergrid.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignProfileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "fi\nle:///",
                "view-source:file:///",
                "devtools://",
                "chrome://settings",
                "chrome:net-export",
                "CHROME://n"
            })
    void a_session_that_leads_to_the_host_is_taken_out(String address) throws IOException {
        Path narrow = write("Default/Sessions/Session_1", "x".repeat(5_000) + address, StandardCharsets.UTF_8);
        Path wide = write("Default/Sessions/Tabs_1", "https://a.example " + address, StandardCharsets.UTF_16LE);
        Path old = write("Default/Last Session", address, StandardCharsets.UTF_8);

        ForeignProfile.disarm(directory);

        assertThat(narrow).doesNotExist();
        assertThat(wide).doesNotExist();
        assertThat(old).doesNotExist();
    }

    @Test
    void what_harms_nobody_stays() throws IOException {
        Path session = write("Default/Sessions/Session_1", "https://shop.example/files: all", StandardCharsets.UTF_8);
        Path blank =
                write("Default/Sessions/Tabs_1", "chrome://newtab/ chrome://new-tab-page/ x", StandardCharsets.UTF_8);
        Path storage = write("Default/Local Storage/leveldb/1.log", "file:///etc/passwd", StandardCharsets.UTF_8);

        ForeignProfile.disarm(directory);

        assertThat(session).hasContent("https://shop.example/files: all");
        assertThat(blank).exists();
        assertThat(storage).exists();
    }

    @Test
    void preferences_lose_extensions_and_start_pages() throws IOException {
        Path preferences = write("Default/Preferences", """
            {"theme":1,"extensions":{"settings":{"a":{"path":"/evil"}}},"session":{"startup_urls":["file:///"]}}
            """, StandardCharsets.UTF_8);
        Path local = write(
                "Local State", "{\"browser\":{\"enabled_labs_experiments\":[\"a\"],\"b\":1}}", StandardCharsets.UTF_8);
        Path secure = write("Default/Secure Preferences", "{}", StandardCharsets.UTF_8);
        Path lenient = write("Other/Preferences", "{\"extensions\":{},}", StandardCharsets.UTF_8);

        ForeignProfile.disarm(directory);

        assertThat(preferences).hasContent("{\"theme\":1}");
        assertThat(local).hasContent("{\"browser\":{\"b\":1}}");
        assertThat(secure).doesNotExist();
        assertThat(lenient).as("Chromium might read what is not JSON").doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tabs\":5", "{\"tabs\":[null]}", "[]", ""})
    void a_state_that_makes_no_sense_is_taken_out(String overlay) throws IOException {
        write(StateFiles.MANIFEST, "{}", StandardCharsets.UTF_8);
        write(StateFiles.OVERLAY, overlay, StandardCharsets.UTF_8);

        ForeignProfile.disarm(directory);

        assertThat(directory.resolve(StateFiles.DIRECTORY)).doesNotExist();
    }

    private Path write(String name, String content, Charset charset) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, charset);
    }
}
