package dev.browsergrid.profiles;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Removes directories, links never followed. What vanishes meanwhile is fine.
public final class Directories {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Directories() {}

    /// Removes the directory and everything in it. What is written into it meanwhile is removed as well, as long as
    /// that
    /// stops within five seconds.
    public static void remove(Path directory) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            try {
                empty(directory);
                Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException stillWritten) {
                if (System.nanoTime() > deadline) {
                    throw stillWritten;
                }
            }
        }
    }

    /// Removes everything in the directory.
    public static void empty(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                if (!visited.equals(directory)) {
                    Files.deleteIfExists(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
