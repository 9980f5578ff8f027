package dev.browsergrid.node.host;

import dev.browsergrid.node.NodeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Where a node's files are.
record NodeDirectory(UUID nodeId, Path path) {
    static NodeDirectory of(Path home, UUID nodeId) {
        return new NodeDirectory(nodeId, nodes(home).resolve(nodeId.toString()));
    }

    /// Every node directory there is; what is no node's is passed over.
    static List<NodeDirectory> all(Path home) throws IOException {
        List<NodeDirectory> all = new ArrayList<>();
        if (Files.isDirectory(nodes(home))) {
            try (Stream<Path> children = Files.list(nodes(home))) {
                children.forEach(child -> parse(child.getFileName().toString())
                        .ifPresent(nodeId -> all.add(new NodeDirectory(nodeId, child))));
            }
        }
        return all;
    }

    static Path nodes(Path home) {
        return home.resolve("nodes");
    }

    NodeFiles files() {
        return new NodeFiles(path);
    }

    static Optional<UUID> parse(String name) {
        try {
            UUID nodeId = UUID.fromString(name);
            return nodeId.toString().equals(name) ? Optional.of(nodeId) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    Path profile() {
        return path.resolve("profile");
    }

    Path record() {
        return path.resolve("node.json");
    }

    /// Written when the browser is about to be closed, so that packing can be tried again afterwards.
    Path manifest() {
        return path.resolve("manifest.json");
    }

    /// What must be known of a thawed browser until it is closed.
    Path bindings() {
        return path.resolve("bindings.json");
    }

    /// There while the browser is stopped in place.
    Path held() {
        return path.resolve("held");
    }

    /// What the browser's extensions are unpacked into.
    Path extensions() {
        return path.resolve("extensions");
    }

    Path log() {
        return path.resolve("chromium.log");
    }

    Path devToolsPort() {
        return profile().resolve("DevToolsActivePort");
    }

    /// The end of what Chromium said, for an error message.
    String lastWords() {
        try {
            String all = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).strip();
            return all.substring(Math.max(0, all.length() - 1_000));
        } catch (IOException none) {
            return "";
        }
    }
}
