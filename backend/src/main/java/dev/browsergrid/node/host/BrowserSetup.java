package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.profiles.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a template comes to for one start of Chromium: switches, environment, and extensions on disk.
record BrowserSetup(BrowserTemplate template, List<Path> extensions, int guardPort) {
    /// Writes the extensions beside the profile, not into it: they are no part of what is archived.
    static BrowserSetup prepare(BrowserTemplate template, Path directory, ExtensionSource source, int guardPort)
            throws IOException {
        Directories.remove(directory);
        Files.createDirectories(directory);
        List<Path> extensions = new ArrayList<>();
        if (Companion.isNeeded(template)) {
            Path companion = directory.resolve("companion");
            Companion.write(template, companion);
            extensions.add(companion);
        }
        for (UUID id : template.extensionIds()) {
            Path extension = directory.resolve(id.toString());
            source.unpack(id, extension);
            extensions.add(extension);
        }
        return new BrowserSetup(template, List.copyOf(extensions), guardPort);
    }

    /// Features that Chromium turns on by itself and this browser does without.
    List<String> disabledFeatures() {
        // without that one, newer versions ignore --load-extension
        return extensions.isEmpty() ? List.of() : List.of("DisableLoadExtensionCommandLineSwitch");
    }

    List<String> switches() {
        List<String> switches = new ArrayList<>();
        if (template.windowless()) {
            switches.add("--headless=new");
        }
        switches.add("--window-size=" + template.size().width() + ","
                + template.size().height());
        if (template.locale() != null) {
            switches.add("--lang=" + template.locale());
            switches.add("--accept-lang=" + languages(template.locale()));
        }
        if (template.userAgent() != null) {
            switches.add("--user-agent=" + template.userAgent());
        }
        if (!extensions.isEmpty()) {
            switches.add("--load-extension="
                    + extensions.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
        switches.addAll(template.extraFlags());
        return switches;
    }

    /// What Chromium reads from its environment.
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        Optional.ofNullable(template.timezone()).ifPresent(zone -> environment.put("TZ", zone));
        Optional.ofNullable(template.locale())
                .ifPresent(locale -> environment.put("LANGUAGE", locale.replace('-', '_')));
        return environment;
    }

    /// The languages to ask sites for.
    Optional<String> languages() {
        return Optional.ofNullable(template.locale()).map(BrowserSetup::languages);
    }

    /// With a region first, then without.
    static String languages(String locale) {
        int region = locale.indexOf('-');
        return region < 0 ? locale : locale + "," + locale.substring(0, region);
    }

    Optional<String> startUrl() {
        return Optional.ofNullable(template.startUrl()).filter(url -> !Objects.equals(url, "about:blank"));
    }
}
