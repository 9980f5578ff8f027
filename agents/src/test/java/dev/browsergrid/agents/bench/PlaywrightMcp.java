package dev.browsergrid.agents.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Playwright's own MCP server, started by `npx`, on a Chromium that runs already.
final class PlaywrightMcp implements AutoCloseable {
    private static final String PACKAGE = "@playwright/mcp@0.0.83";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;
    private int calls;

    private PlaywrightMcp(Process process) {
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    static PlaywrightMcp start(String browser) throws IOException {
        PlaywrightMcp mcp = new PlaywrightMcp(new ProcessBuilder("npx", "--yes", PACKAGE, "--cdp-endpoint", browser)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        mcp.call(
                "initialize",
                Map.of(
                        "protocolVersion",
                        "2025-06-18",
                        "capabilities",
                        Map.of(),
                        "clientInfo",
                        Map.of("name", "benchmark", "version", "1")));
        mcp.send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        return mcp;
    }

    /// Opens the page and returns the whole text of what `browser_snapshot` answers then.
    String snapshot(String url) throws IOException {
        tool("browser_navigate", Map.of("url", url));
        return tool("browser_snapshot", Map.of());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private String tool(String name, Map<String, Object> arguments) throws IOException {
        JsonNode result = call("tools/call", Map.of("name", name, "arguments", arguments));
        StringBuilder text = new StringBuilder();
        result.path("content").forEach(part -> text.append(part.path("text").asText()));
        if (result.path("isError").asBoolean()) {
            throw new IOException(name + " failed: " + text);
        }
        return text.toString();
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws IOException {
        int id = ++calls;
        send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            JsonNode message = JSON.readTree(line);
            if (message.path("id").asInt() == id) {
                return message.path("result");
            }
        }
        throw new IOException("Playwright's MCP server ended; is npx there?");
    }

    private void send(Map<String, Object> message) throws IOException {
        to.write(JSON.writeValueAsString(message));
        to.newLine();
        to.flush();
    }
}
