package dev.browsergrid.node.host;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which Chromium to use: the configured one, else the best that is installed, else one that Playwright installed.
/// For arm, Chrome exists on few systems, so Chromium goes first there.
public final class ChromiumBinary {
    private ChromiumBinary() {}

    /// What the search brought.
    public sealed interface Search {
        /// Use this one.
        record Found(Path path) implements Search {}

        /// A path is configured, but there is no program at it. Nothing else is used then.
        record NotThere(Path configured) implements Search {}

        /// None is installed.
        record None() implements Search {}
    }

    public static Search find(Optional<Path> configured, Machine machine, FileLookup files) {
        if (configured.isPresent()) {
            Path path = configured.get();
            return files.isExecutable(path) ? new Search.Found(path) : new Search.NotThere(path);
        }
        Stream<Path> candidates = Stream.concat(installed(machine), byPlaywright(machine, files));
        return candidates
                .filter(files::isExecutable)
                .findFirst()
                .<Search>map(Search.Found::new)
                .orElseGet(Search.None::new);
    }

    private static Stream<Path> installed(Machine machine) {
        List<String> chrome = chrome(machine.os());
        List<String> chromium = chromium(machine.os());
        Stream<String> preferred = machine.arm()
                ? Stream.concat(chromium.stream(), chrome.stream())
                : Stream.concat(chrome.stream(), chromium.stream());
        List<String> names =
                Stream.concat(preferred, edge(machine.os()).stream()).toList();
        return switch (machine.os()) {
            // A snap's browser cannot write outside its own directories, so the snaps' directory is left out.
            case LINUX ->
                names.stream()
                        .flatMap(name -> machine.path().stream()
                                .filter(directory -> !directory.startsWith("/snap"))
                                .map(directory -> directory.resolve(name)));
            case MACOS ->
                names.stream()
                        .flatMap(name -> Stream.of(
                                        Path.of("/Applications"), machine.home().resolve("Applications"))
                                .map(applications -> applications.resolve(name)));
            case WINDOWS ->
                names.stream()
                        .flatMap(name -> Stream.of("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
                                .flatMap(variable ->
                                        Stream.ofNullable(machine.environment().get(variable)))
                                .map(directory -> Path.of(directory).resolve(name)));
        };
    }

    private static List<String> chrome(Machine.Os os) {
        return switch (os) {
            case LINUX -> List.of("google-chrome-stable", "google-chrome");
            case MACOS -> List.of("Google Chrome.app/Contents/MacOS/Google Chrome");
            case WINDOWS -> List.of("Google/Chrome/Application/chrome.exe");
        };
    }

    private static List<String> chromium(Machine.Os os) {
        return switch (os) {
            case LINUX -> List.of("chromium", "chromium-browser");
            case MACOS -> List.of("Chromium.app/Contents/MacOS/Chromium");
            case WINDOWS -> List.of("Chromium/Application/chrome.exe");
        };
    }

    private static List<String> edge(Machine.Os os) {
        return switch (os) {
            case LINUX -> List.of("microsoft-edge-stable", "microsoft-edge");
            case MACOS -> List.of("Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
            case WINDOWS -> List.of("Microsoft/Edge/Application/msedge.exe");
        };
    }

    /// Playwright keeps each version in a directory of its own; the newest is taken.
    private static Stream<Path> byPlaywright(Machine machine, FileLookup files) {
        Path home = playwrightHome(machine);
        return files.namesIn(home).stream()
                .filter(name -> name.matches("chromium-\\d+"))
                .sorted(Comparator.comparingInt(ChromiumBinary::version).reversed())
                .flatMap(name -> inPlaywright(machine.os()).map(home.resolve(name)::resolve));
    }

    private static Path playwrightHome(Machine machine) {
        String configured = machine.environment().get("PLAYWRIGHT_BROWSERS_PATH");
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured);
        }
        return switch (machine.os()) {
            case LINUX -> machine.home().resolve(".cache/ms-playwright");
            case MACOS -> machine.home().resolve("Library/Caches/ms-playwright");
            case WINDOWS -> machine.home().resolve("AppData/Local/ms-playwright");
        };
    }

    private static Stream<String> inPlaywright(Machine.Os os) {
        String forTesting = "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
        return switch (os) {
            case LINUX -> Stream.of("chrome-linux64/chrome", "chrome-linux/chrome");
            case MACOS ->
                Stream.of("chrome-mac-arm64", "chrome-mac-x64", "chrome-mac")
                        .flatMap(directory -> Stream.of(forTesting, "Chromium.app/Contents/MacOS/Chromium")
                                .map(program -> directory + "/" + program));
            case WINDOWS -> Stream.of("chrome-win64/chrome.exe", "chrome-win/chrome.exe");
        };
    }

    private static int version(String name) {
        return Integer.parseInt(name.substring(name.indexOf('-') + 1));
    }
}
