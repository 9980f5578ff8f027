package dev.browsergrid.profiles.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChunkerTest {
    private static final byte[] SEED = {1, 2, 3, 4, 5, 6, 7, 8};

    @Property(tries = 50)
    void the_chunks_are_the_stream(@ForAll @IntRange(max = 300_000) int size, @ForAll long seed) throws IOException {
        byte[] content = random(size, seed);
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        cut(content, SEED).forEach(together::writeBytes);

        assertThat(together.toByteArray()).isEqualTo(content);
    }

    @Example
    void lengths_keep_within_bounds() throws IOException {
        List<byte[]> chunks = cut(random(4_000_000, 1), SEED);

        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk.length).isBetween(Chunker.SHORTEST, Chunker.LONGEST));
        assertThat(4_000_000 / chunks.size()).isBetween(10_000, 25_000);
    }

    @Example
    void zeros_are_cut_at_the_longest() throws IOException {
        assertThat(cut(new byte[3 * Chunker.LONGEST], SEED)).hasSize(3);
    }

    @Example
    void an_insertion_leaves_most_chunks_as_they_were() throws IOException {
        byte[] content = random(1_000_000, 2);
        byte[] longer = ByteBuffer.allocate(content.length + 5)
                .put(content, 0, 300_000)
                .put(new byte[5])
                .put(content, 300_000, 700_000)
                .array();
        List<ByteBuffer> before =
                cut(content, SEED).stream().map(ByteBuffer::wrap).toList();
        List<ByteBuffer> after =
                cut(longer, SEED).stream().map(ByteBuffer::wrap).toList();

        assertThat(after.stream().filter(chunk -> !before.contains(chunk))).hasSizeLessThan(5);
    }

    @Example
    void another_seed_cuts_elsewhere() throws IOException {
        byte[] content = random(300_000, 3);

        assertThat(lengths(cut(content, SEED)))
                .isNotEqualTo(lengths(cut(content, new byte[] {8, 7, 6, 5, 4, 3, 2, 1})));
    }

    private static List<Integer> lengths(List<byte[]> chunks) {
        return chunks.stream().map(chunk -> chunk.length).toList();
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static List<byte[]> cut(byte[] content, byte[] seed) throws IOException {
        Chunker chunker = new Chunker(new ByteArrayInputStream(content), seed);
        List<byte[]> chunks = new ArrayList<>();
        Optional<byte[]> chunk = chunker.next();
        while (chunk.isPresent()) {
            chunks.add(chunk.get());
            chunk = chunker.next();
        }
        return chunks;
    }
}
