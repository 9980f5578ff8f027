package dev.browsergrid.node.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The little of a file system that finding a program needs.
public interface FileLookup {
    boolean isExecutable(Path file);

    /// The names in a directory; none when there is no such directory.
    List<String> namesIn(Path directory);

    /// The file system of this machine.
    static FileLookup real() {
        return new FileLookup() {
            @Override
            public boolean isExecutable(Path file) {
                return Files.isRegularFile(file) && Files.isExecutable(file);
            }

            @Override
            public List<String> namesIn(Path directory) {
                try (Stream<Path> children = Files.list(directory)) {
                    return children.map(child -> child.getFileName().toString()).toList();
                } catch (IOException none) {
                    return List.of();
                }
            }
        };
    }
}
