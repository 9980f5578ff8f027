package dev.browsergrid.node.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What can only be set in a profile's own preferences: where downloads go, and that Chromium asks nothing.
final class ChromiumPreferences {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ChromiumPreferences() {}

    static void prepare(Path profile, Path downloads, Optional<String> languages) throws IOException {
        Path file = profile.resolve("Default").resolve("Preferences");
        Files.createDirectories(profile.resolve("Default"));
        Files.createDirectories(downloads);
        ObjectNode preferences = read(file);
        preferences
                .withObject("/download")
                .put("default_directory", downloads.toString())
                .put("prompt_for_download", false);
        preferences.withObject("/savefile").put("default_directory", downloads.toString());
        preferences.withObject("/profile").put("exit_type", "Normal").put("password_manager_enabled", false);
        preferences.withObject("/translate").put("enabled", false);
        preferences.put("credentials_enable_service", false);
        languages.ifPresent(accepted -> preferences
                .withObject("/intl")
                .put("accept_languages", accepted)
                .put("selected_languages", accepted));
        NodeRecord.writeWhole(file, JSON.writeValueAsString(preferences));
    }

    /// Preferences that cannot be read are started anew, as Chromium itself does.
    private static ObjectNode read(Path file) throws IOException {
        if (Files.exists(file)) {
            try {
                if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode preferences) {
                    return preferences;
                }
            } catch (JacksonException damaged) {
                return JSON.createObjectNode();
            }
        }
        return JSON.createObjectNode();
    }
}
