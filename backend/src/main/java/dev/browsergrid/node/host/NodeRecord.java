package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate.Proxy;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// `node.json`: what the next server must know to find, adopt or end this browser.
///
/// @param guardPort where the browser finds its way to the network
/// @param upstream the proxy that way goes on through, with its password, which only the home's owner can read here
record NodeRecord(
        UUID nodeId,
        long pid,
        Instant processStart,
        int port,
        String browserPath,
        String chromium,
        int guardPort,
        Optional<Upstream> upstream) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /// A template's proxy as it is written down; as a part of a template its password never is.
    record Upstream(String server, Optional<String> username, Optional<String> password) {
        static Upstream of(Proxy proxy) {
            return new Upstream(
                    proxy.server(), Optional.ofNullable(proxy.username()), Optional.ofNullable(proxy.password()));
        }

        Proxy proxy() {
            return new Proxy(server, username.orElse(null), password.orElse(null));
        }

        @Override
        public String toString() {
            return "Upstream[" + server + "]";
        }
    }

    /// The same browser, now that it is known where it answers.
    NodeRecord answering(int atPort, String atPath, String version) {
        return new NodeRecord(nodeId, pid, processStart, atPort, atPath, version, guardPort, upstream);
    }

    HostedBrowser browser(Path directory) {
        return new HostedBrowser(
                nodeId,
                pid,
                processStart,
                URI.create("http://127.0.0.1:" + port),
                URI.create("ws://127.0.0.1:" + port + browserPath),
                directory,
                chromium);
    }

    /// Empty when there is none, or it is not whole.
    static Optional<NodeRecord> read(NodeDirectory node) {
        try {
            NodeRecord record = JSON.readValue(Files.readAllBytes(node.record()), NodeRecord.class);
            return record.nodeId.equals(node.nodeId()) && record.pid > 0 && record.port > 0
                    ? Optional.of(record)
                    : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    void write(NodeDirectory node) throws IOException {
        writeWhole(node.record(), JSON.writeValueAsString(this));
    }

    /// Either the old content or the new is there, never half of it, whatever happens meanwhile.
    static void writeWhole(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
