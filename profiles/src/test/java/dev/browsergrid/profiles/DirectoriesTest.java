package dev.browsergrid.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Removing directories that others may still have a hand in.
@Timeout(60)
class DirectoriesTest {
    @TempDir
    private Path parent;

    @Test
    void a_directory_is_removed_though_somebody_still_writes_into_it() throws Exception {
        Path directory = Files.createDirectories(parent.resolve("node/profile"));
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(directory, begun));
        begun.await();
        Directories.remove(directory);
        writer.join();
        Directories.remove(directory);
        assertThat(parent.resolve("node")).isEmptyDirectory();
    }

    @Test
    void a_link_is_removed_and_not_what_it_points_to() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectory(parent.resolve("kept")).resolve("file"), "kept");
        Path directory = Files.createDirectory(parent.resolve("directory"));
        Files.createSymbolicLink(directory.resolve("link"), kept.getParent());
        Directories.remove(directory);
        assertThat(directory).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void what_is_not_there_is_removed_already() throws IOException {
        Directories.remove(parent.resolve("nowhere"));
        assertThat(parent).isEmptyDirectory();
    }

    private static void write(Path directory, CountDownLatch begun) {
        for (int i = 0; i < 2_000; i++) {
            try {
                Files.createFile(directory.resolve("file" + i));
                begun.countDown();
            } catch (IOException removed) {
                return;
            }
        }
    }
}
