package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.host.ChromiumBinary.Search;
import dev.browsergrid.node.host.Machine.Os;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChromiumBinaryTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/bin:/usr/bin:/snap/bin", "PROGRAMFILES", "/programs", "LOCALAPPDATA", "/local");

    @ParameterizedTest(name = "{0} arm={1} with {2} takes {3}")
    @CsvSource({
        "LINUX, false, /usr/bin/chromium, /usr/bin/chromium",
        "LINUX, false, /usr/bin/chromium|/usr/bin/google-chrome, /usr/bin/google-chrome",
        "LINUX, true, /usr/bin/chromium|/usr/bin/google-chrome, /usr/bin/chromium",
        "LINUX, false, /usr/bin/microsoft-edge|/usr/bin/chromium-browser, /usr/bin/chromium-browser",
        "LINUX, false, /usr/bin/microsoft-edge, /usr/bin/microsoft-edge",
        "LINUX, false, /usr/bin/chromium|/usr/local/bin/chromium, /usr/local/bin/chromium",
        "LINUX, false, /snap/bin/chromium|/home/ada/.cache/ms-playwright/chromium-9/chrome-linux64/chrome,"
                + " /home/ada/.cache/ms-playwright/chromium-9/chrome-linux64/chrome",
        "LINUX, true, /home/ada/.cache/ms-playwright/chromium-9/chrome-linux/chrome"
                + "|/home/ada/.cache/ms-playwright/chromium-10/chrome-linux/chrome,"
                + " /home/ada/.cache/ms-playwright/chromium-10/chrome-linux/chrome",
        "MACOS, false, /Applications/Google Chrome.app/Contents/MacOS/Google Chrome,"
                + " /Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "MACOS, true, /Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
                + "|/home/ada/Applications/Chromium.app/Contents/MacOS/Chromium,"
                + " /home/ada/Applications/Chromium.app/Contents/MacOS/Chromium",
        "WINDOWS, false, /programs/Microsoft/Edge/Application/msedge.exe|/local/Google/Chrome/Application/chrome.exe,"
                + " /local/Google/Chrome/Application/chrome.exe",
    })
    void the_best_installed_browser_is_taken(Os os, boolean arm, String installed, String expected) {
        FileLookup files = files(installed.split("\\|", -1));
        assertThat(ChromiumBinary.find(Optional.empty(), machine(os, arm), files))
                .isEqualTo(new Search.Found(Path.of(expected)));
    }

    @Test
    void a_configured_browser_goes_before_all_others() {
        FileLookup files = files("/usr/bin/chromium", "/opt/mine");
        assertThat(ChromiumBinary.find(Optional.of(Path.of("/opt/mine")), machine(Os.LINUX, false), files))
                .isEqualTo(new Search.Found(Path.of("/opt/mine")));
    }

    @Test
    void a_configured_browser_that_is_not_there_is_not_replaced_by_another() {
        assertThat(ChromiumBinary.find(
                        Optional.of(Path.of("/opt/mine")), machine(Os.LINUX, false), files("/usr/bin/chromium")))
                .isEqualTo(new Search.NotThere(Path.of("/opt/mine")));
    }

    @Test
    void nothing_installed_is_an_answer_of_its_own() {
        assertThat(ChromiumBinary.find(Optional.empty(), machine(Os.LINUX, false), files()))
                .isEqualTo(new Search.None());
    }

    static Machine machine(Os os, boolean arm) {
        return new Machine(os, arm, false, Path.of("/home/ada"), ENVIRONMENT);
    }

    static FileLookup files(String... executable) {
        Set<String> all = Set.of(executable);
        return new FileLookup() {
            @Override
            public boolean isExecutable(Path file) {
                return all.contains(file.toString());
            }

            @Override
            public List<String> namesIn(Path directory) {
                return all.stream()
                        .map(Path::of)
                        .filter(file -> file.startsWith(directory))
                        .map(file -> directory.relativize(file).getName(0).toString())
                        .distinct()
                        .toList();
            }
        };
    }
}
