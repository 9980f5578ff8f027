package dev.browsergrid.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, 3 * Spool.IN_MEMORY + 7})
    void what_was_written_is_read_whatever_its_size_and_nothing_is_left(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        try (Spool spool = new Spool(directory)) {
            for (int from = 0; from < size; from += 60_000) {
                spool.write(bytes, from, Math.min(60_000, size - from));
            }
            assertThat(spool.content().readAllBytes()).isEqualTo(bytes);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void one_that_is_given_up_leaves_nothing() throws IOException {
        try (Spool spool = new Spool(directory)) {
            spool.write(new byte[Spool.IN_MEMORY]);
            spool.write(1);
        }
        assertThat(directory).isEmptyDirectory();
    }
}
