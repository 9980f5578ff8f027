package dev.browsergrid.node.host;

import dev.browsergrid.node.host.NodeHostException.Problem;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Installs a Chromium where there is none: the system's own package as root on Debian, else the build Playwright
/// brings. Every line the installers print is passed on, because a download takes minutes.
public final class ChromiumInstaller {
    private final Machine machine;
    private final FileLookup files;
    private final List<List<String>> plan;

    public ChromiumInstaller(Machine machine, FileLookup files) {
        this(
                machine,
                files,
                plan(machine, files, System.getProperty("java.home"), System.getProperty("java.class.path")));
    }

    ChromiumInstaller(Machine machine, FileLookup files, List<List<String>> plan) {
        this.machine = machine;
        this.files = files;
        this.plan = List.copyOf(plan);
    }

    /// Tries one way after the other until there is a Chromium. When none leads to one, the exception's message says
    /// what to do by hand.
    public Path install(Consumer<String> progress) throws NodeHostException {
        for (List<String> command : plan) {
            progress.accept("installing Chromium: " + shown(command));
            int status = run(command, progress);
            if (ChromiumBinary.find(Optional.empty(), machine, files)
                    instanceof ChromiumBinary.Search.Found(var path)) {
                return path;
            }
            if (status != 0) {
                progress.accept("that failed with status " + status);
            }
        }
        throw new NodeHostException(
                Problem.NO_CHROMIUM,
                "No Chromium is installed, and it could not be installed by itself. Install Chromium or Google Chrome"
                        + " (on Debian: apt-get install chromium), or set BROWSERGRID_CHROMIUM to the path of one.");
    }

    /// The commands to try, in order.
    static List<List<String>> plan(Machine machine, FileLookup files, String javaHome, String classPath) {
        List<List<String>> plan = new ArrayList<>();
        boolean debian = machine.os() == Machine.Os.LINUX && files.isExecutable(Path.of("/usr/bin/apt-get"));
        if (debian && machine.root()) {
            plan.add(List.of("/usr/bin/apt-get", "update"));
            plan.add(List.of("/usr/bin/apt-get", "install", "-y", "chromium"));
        }
        List<String> playwright =
                new ArrayList<>(List.of(Path.of(javaHome, "bin", "java").toString(), "-cp", classPath));
        if (isExecutableJar(classPath)) {
            playwright.add("-Dloader.main=com.microsoft.playwright.CLI");
            playwright.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            playwright.add("com.microsoft.playwright.CLI");
        }
        playwright.add("install");
        if (machine.os() == Machine.Os.LINUX && machine.root()) {
            playwright.add("--with-deps");
        }
        playwright.add("chromium");
        plan.add(List.copyOf(playwright));
        return plan;
    }

    /// Inside an executable jar the libraries are on no class path that a plain java command understands.
    private static boolean isExecutableJar(String classPath) {
        return classPath.endsWith(".jar") && classPath.indexOf(File.pathSeparatorChar) < 0;
    }

    private static int run(List<String> command, Consumer<String> progress) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            // Set where browsers must not be fetched by accident; this fetches one on purpose.
            builder.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            Process process = builder.start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(progress);
            }
            return process.waitFor();
        } catch (IOException impossible) {
            progress.accept(String.valueOf(impossible.getMessage()));
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static String shown(List<String> command) {
        return command.getFirst().endsWith("apt-get") ? String.join(" ", command) : "Playwright's browser download";
    }
}
