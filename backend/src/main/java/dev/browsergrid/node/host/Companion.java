package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A little extension made for one browser, for what no command line can say: extra request headers. It belongs to the
/// browser, so it works in every tab and goes on when the server is gone.
final class Companion {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WORKER = "companion.js";
    // an answer from the browser comes after it has read the extension's rules
    private static final String TELL_WHEN_READY =
            "chrome.runtime.getPlatformInfo(() => { globalThis.companionIsReady = true; });\n";
    private static final List<String> EVERYTHING = List.of(
            "main_frame",
            "sub_frame",
            "stylesheet",
            "script",
            "image",
            "font",
            "object",
            "xmlhttprequest",
            "ping",
            "csp_report",
            "media",
            "websocket",
            "other");

    private Companion() {}

    static boolean isNeeded(BrowserTemplate template) {
        return !template.extraHeaders().isEmpty();
    }

    /// Writes it into a new directory.
    static void write(BrowserTemplate template, Path directory) throws IOException {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve("manifest.json"), JSON.writeValueAsString(manifest()));
        Files.writeString(directory.resolve("rules.json"), JSON.writeValueAsString(rules(template)));
        Files.writeString(directory.resolve(WORKER), TELL_WHEN_READY);
    }

    /// Whether a target is the worker of a companion, by its address.
    static boolean isWorker(String type, String url) {
        return type.equals("service_worker") && url.startsWith("chrome-extension://") && url.endsWith("/" + WORKER);
    }

    /// What is true in the worker from when its rules hold for every request that follows.
    static String readiness() {
        return "globalThis.companionIsReady === true";
    }

    private static Map<String, Object> manifest() {
        return Map.of(
                "manifest_version", 3,
                "name", "Browsergrid companion",
                "version", "1",
                "permissions", List.of("declarativeNetRequest"),
                "host_permissions", List.of("<all_urls>"),
                "background", Map.of("service_worker", WORKER),
                "declarative_net_request",
                        Map.of(
                                "rule_resources",
                                List.of(Map.of("id", "headers", "enabled", true, "path", "rules.json"))));
    }

    private static List<Map<String, Object>> rules(BrowserTemplate template) {
        List<Map<String, String>> headers = template.extraHeaders().entrySet().stream()
                .map(header -> Map.of("header", header.getKey(), "operation", "set", "value", header.getValue()))
                .toList();
        return List.of(Map.of(
                "id",
                1,
                "priority",
                1,
                "action",
                Map.of("type", "modifyHeaders", "requestHeaders", headers),
                "condition",
                Map.of("resourceTypes", EVERYTHING)));
    }
}
