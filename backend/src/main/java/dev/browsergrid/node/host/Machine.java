package dev.browsergrid.node.host;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the rules for finding and installing Chromium need to know of a machine.
public record Machine(Os os, boolean arm, boolean root, Path home, Map<String, String> environment) {
    /// The families of systems that differ in where programs are.
    public enum Os {
        LINUX,
        MACOS,
        WINDOWS
    }

    public Machine {
        environment = Map.copyOf(environment);
    }

    /// This machine.
    public static Machine here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Os os = name.contains("win") ? Os.WINDOWS : name.contains("mac") ? Os.MACOS : Os.LINUX;
        String architecture = System.getProperty("os.arch", "");
        return new Machine(
                os,
                architecture.equals("aarch64") || architecture.startsWith("arm"),
                os != Os.WINDOWS && "root".equals(System.getProperty("user.name")),
                Path.of(System.getProperty("user.home", "")),
                System.getenv());
    }

    /// Whether windows can be shown.
    public boolean hasDisplay() {
        return os != Os.LINUX
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    /// The directories programs are looked for in.
    public List<Path> path() {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .map(Path::of)
                .toList();
    }
}
