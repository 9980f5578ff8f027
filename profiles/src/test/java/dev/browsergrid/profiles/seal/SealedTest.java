package dev.browsergrid.profiles.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.profiles.seal.SealedException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SealedTest {
    private static final MasterKey KEY = key("2026-01", 1);
    private static final String PURPOSE = "profile 1";
    private static final int CHUNK = Sealed.CHUNK_BYTES;

    @Property(tries = 100)
    void what_was_sealed_comes_back(@ForAll @IntRange(max = 3 * 65536 + 1) int size, @ForAll byte seed)
            throws IOException {
        assertThat(open(seal(content(size, seed)))).isEqualTo(content(size, seed));
    }

    @Example
    void sizes_around_a_chunk_come_back() throws IOException {
        for (int size : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK}) {
            assertThat(open(seal(content(size, 7)))).isEqualTo(content(size, 7));
        }
    }

    @Property(tries = 300)
    void a_change_of_any_bit_is_refused(@ForAll int at, @ForAll @IntRange(max = 7) int bit) throws IOException {
        byte[] sealed = seal(content(CHUNK + 100, 3));
        sealed[Math.floorMod(at, sealed.length)] ^= (byte) (1 << bit);
        assertThat(catchThrowableOfType(SealedException.class, () -> open(sealed)))
                .isNotNull();
    }

    @Example
    void a_change_of_any_byte_of_a_small_stream_is_refused() throws IOException {
        byte[] sealed = seal(content(20, 3));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(catchThrowableOfType(SealedException.class, () -> open(changed)))
                    .as("byte %d", at)
                    .isNotNull();
        }
    }

    @Property(tries = 200)
    void a_stream_cut_anywhere_is_refused(@ForAll int at) throws IOException {
        byte[] sealed = seal(content(2 * CHUNK + 10, 3));
        byte[] cut = Arrays.copyOf(sealed, Math.floorMod(at, sealed.length));
        assertThat(catchThrowableOfType(SealedException.class, () -> open(cut))).isNotNull();
    }

    @Example
    void a_stream_cut_between_chunks_is_refused() throws IOException {
        byte[] sealed = seal(content(2 * CHUNK, 3));
        byte[] cut = Arrays.copyOf(sealed, sealed.length - CHUNK - AesGcm.TAG_BYTES);
        assertThat(problem(cut, PURPOSE, KEY)).isEqualTo(Problem.TAMPERED);
    }

    @Example
    void chunks_in_another_order_are_refused() throws IOException {
        byte[] sealed = seal(content(3 * CHUNK, 3));
        int chunk = CHUNK + AesGcm.TAG_BYTES;
        int first = sealed.length - 3 * chunk;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, first, swapped, first + chunk, chunk);
        System.arraycopy(sealed, first + chunk, swapped, first, chunk);
        assertThat(problem(swapped, PURPOSE, KEY)).isEqualTo(Problem.TAMPERED);
    }

    @Example
    void a_stream_with_something_after_it_is_refused() throws IOException {
        byte[] sealed = seal(content(10, 3));
        assertThat(problem(Arrays.copyOf(sealed, sealed.length + 1), PURPOSE, KEY))
                .isEqualTo(Problem.TAMPERED);
    }

    @Example
    void a_stream_opens_only_for_its_purpose() throws IOException {
        assertThat(problem(seal(content(10, 3)), "profile 2", KEY)).isEqualTo(Problem.TAMPERED);
    }

    @Example
    void the_key_is_chosen_by_its_id() throws IOException {
        byte[] sealed = seal(content(10, 3));
        assertThat(problem(sealed, PURPOSE, key("2027-01", 1))).isEqualTo(Problem.UNKNOWN_KEY);
        assertThat(problem(sealed, PURPOSE, key("2026-01", 2))).isEqualTo(Problem.TAMPERED);
        try (InputStream in = Sealed.open(new ByteArrayInputStream(sealed), List.of(key("2027-01", 2), KEY), PURPOSE)) {
            assertThat(in.readAllBytes()).isEqualTo(content(10, 3));
        }
    }

    @Example
    void other_versions_and_other_things_are_told_apart() throws IOException {
        byte[] newer = seal(content(10, 3));
        newer[4] = 2;
        assertThat(problem(newer, PURPOSE, KEY)).isEqualTo(Problem.UNKNOWN_VERSION);
        assertThat(problem("something else".getBytes(UTF_8), PURPOSE, KEY)).isEqualTo(Problem.NOT_SEALED);
    }

    @Example
    void equal_content_looks_different_each_time_and_a_key_does_not_print_itself() throws IOException {
        assertThat(seal(content(10, 3))).isNotEqualTo(seal(content(10, 3)));
        assertThat(KEY).hasToString("MasterKey[2026-01]");
    }

    private static Problem problem(byte[] sealed, String purpose, MasterKey key) {
        return catchThrowableOfType(SealedException.class, () -> {
                    try (InputStream in = Sealed.open(new ByteArrayInputStream(sealed), List.of(key), purpose)) {
                        in.readAllBytes();
                    }
                })
                .problem();
    }

    private static byte[] seal(byte[] content) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = Sealed.seal(sealed, KEY, PURPOSE)) {
            out.write(content);
        }
        return sealed.toByteArray();
    }

    private static byte[] open(byte[] sealed) throws IOException {
        try (InputStream in = Sealed.open(new ByteArrayInputStream(sealed), List.of(KEY), PURPOSE)) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int size, int seed) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i * 31 + seed);
        }
        return content;
    }

    private static MasterKey key(String id, int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return new MasterKey(id, secret);
    }
}
