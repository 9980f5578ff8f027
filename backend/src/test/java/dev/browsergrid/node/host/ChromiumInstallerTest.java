package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.node.host.Machine.Os;
import dev.browsergrid.node.host.NodeHostException.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumInstallerTest {
    private static final FileLookup DEBIAN = ChromiumBinaryTest.files("/usr/bin/apt-get");

    @Test
    void root_on_debian_gets_the_systems_package_first() {
        assertThat(plan(Os.LINUX, true, DEBIAN, "/a:/b"))
                .containsExactly(
                        "/usr/bin/apt-get update",
                        "/usr/bin/apt-get install -y chromium",
                        "/jdk/bin/java -cp /a:/b com.microsoft.playwright.CLI install --with-deps chromium");
    }

    @Test
    void everyone_else_gets_playwrights_build() {
        String playwright = "/jdk/bin/java -cp /a:/b com.microsoft.playwright.CLI install chromium";
        assertThat(plan(Os.LINUX, false, DEBIAN, "/a:/b")).containsExactly(playwright);
        assertThat(plan(Os.MACOS, false, ChromiumBinaryTest.files(), "/a:/b")).containsExactly(playwright);
    }

    @Test
    void from_an_executable_jar_the_installer_is_reached_through_its_launcher() {
        assertThat(plan(Os.LINUX, false, DEBIAN, "/app.jar"))
                .containsExactly("/jdk/bin/java -cp /app.jar -Dloader.main=com.microsoft.playwright.CLI"
                        + " org.springframework.boot.loader.launch.PropertiesLauncher install chromium");
    }

    @Test
    void progress_is_told_and_the_installed_browser_found(@TempDir Path directory) throws Exception {
        Path browser = directory.resolve("chromium");
        List<List<String>> commands = List.of(
                List.of("/bin/sh", "-c", "echo no luck; exit 3"),
                List.of(
                        "/bin/sh",
                        "-c",
                        "echo half way; touch '" + browser + "'; chmod +x '" + browser + "'; echo done"));
        Machine machine = new Machine(Os.LINUX, false, false, directory, Map.of("PATH", directory.toString()));
        List<String> progress = new ArrayList<>();

        Path installed = new ChromiumInstaller(machine, FileLookup.real(), commands).install(progress::add);

        assertThat(installed).isEqualTo(browser);
        assertThat(progress).containsSubsequence("no luck", "that failed with status 3", "half way", "done");
    }

    @Test
    void when_nothing_helps_the_message_says_what_to_do(@TempDir Path directory) {
        Machine machine = new Machine(Os.LINUX, false, false, directory, Map.of("PATH", directory.toString()));
        ChromiumInstaller installer = new ChromiumInstaller(
                machine, FileLookup.real(), List.of(List.of("/no/such/program"), List.of("/bin/sh", "-c", "exit 1")));

        NodeHostException failed = catchThrowableOfType(NodeHostException.class, () -> installer.install(_ -> {}));

        assertThat(failed.problem()).isEqualTo(Problem.NO_CHROMIUM);
        assertThat(failed).hasMessageContaining("BROWSERGRID_CHROMIUM");
    }

    private static List<String> plan(Os os, boolean root, FileLookup files, String classPath) {
        Machine machine = new Machine(os, false, root, Path.of("/home/ada"), Map.of());
        return ChromiumInstaller.plan(machine, files, "/jdk", classPath).stream()
                .map(command -> String.join(" ", command))
                .toList();
    }
}
