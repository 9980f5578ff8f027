package dev.browsergrid.proxy.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.proxy.policy.HostPolicy;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFilterTest {
    private static final String HARMLESS =
            "{\"id\":7,\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"1\"}}";
    private static final String FORBIDDEN =
            "{\"id\":8,\"method\":\"Page.navigate\",\"params\":{\"url\":\"file:///etc/passwd\"},\"sessionId\":\"S\"}";

    /// Writes down where everything went.
    private static final class Recorded implements CommandFilter.Output {
        private final ByteArrayOutputStream toBrowser = new ByteArrayOutputStream();
        private final List<String> toClient = new ArrayList<>();
        private boolean closed;
        private boolean cut;

        @Override
        public void toBrowser(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            toBrowser.writeBytes(copy);
        }

        @Override
        public void toClient(String message) {
            toClient.add(message);
        }

        @Override
        public void closeBrowser() {
            closed = true;
        }

        @Override
        public void cut(int code, String reason) {
            cut = true;
        }
    }

    private final Recorded recorded = new Recorded();
    private final CommandFilter filter = new CommandFilter(new HostPolicy(new NodeFiles(Path.of("/node"))), recorded);

    private static byte[] frame(int first, byte[] payload) {
        byte[] mask = {1, 2, 3, (byte) 0xF4};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else if (payload.length <= 0xFFFF) {
            out.write(0x80 | 126);
            out.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            out.write(0x80 | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        out.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ mask[i % 4]);
        }
        return out.toByteArray();
    }

    private static byte[] text(String message) {
        return frame(0x81, message.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] together(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] compressed(String message) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(message.getBytes(StandardCharsets.UTF_8));
        byte[] out = new byte[message.length() + 100];
        int count = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return frame(0xC1, java.util.Arrays.copyOf(out, count - 4));
    }

    private void send(byte[] bytes, int piece) {
        byte[] scratch = new byte[8192];
        for (int from = 0; from < bytes.length; from += piece) {
            int count = Math.min(piece, bytes.length - from);
            filter.accept(ByteBuffer.wrap(java.util.Arrays.copyOfRange(bytes, from, from + count)), scratch);
        }
    }

    @Property(tries = 300)
    void what_is_allowed_goes_on_byte_by_byte_however_it_is_cut(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 40_000) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 9_000) int piece) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int length : lengths) {
            sent.writeBytes(text(HARMLESS.replace("1\"", "x".repeat(length) + "\"")));
            sent.writeBytes(frame(0x89, "ping".getBytes(StandardCharsets.US_ASCII)));
        }
        Recorded here = new Recorded();
        CommandFilter another = new CommandFilter(new HostPolicy(new NodeFiles(Path.of("/node"))), here);
        byte[] all = sent.toByteArray();
        byte[] scratch = new byte[8192];
        for (int from = 0; from < all.length; from += piece) {
            another.accept(ByteBuffer.wrap(all, from, Math.min(piece, all.length - from)), scratch);
        }

        assertThat(here.toBrowser.toByteArray()).isEqualTo(all);
        assertThat(here.toClient).isEmpty();
    }

    @Property(tries = 100)
    void what_is_forbidden_is_answered_and_the_rest_goes_on_however_it_is_cut(
            @ForAll @IntRange(min = 1, max = 400) int piece) {
        Recorded here = new Recorded();
        CommandFilter another = new CommandFilter(new HostPolicy(new NodeFiles(Path.of("/node"))), here);
        byte[] all = together(text(HARMLESS), text(FORBIDDEN), text(HARMLESS));
        byte[] scratch = new byte[8192];
        for (int from = 0; from < all.length; from += piece) {
            another.accept(ByteBuffer.wrap(all, from, Math.min(piece, all.length - from)), scratch);
        }

        assertThat(here.toBrowser.toByteArray()).isEqualTo(together(text(HARMLESS), text(HARMLESS)));
        assertThat(here.toClient).hasSize(1);
        assertThat(here.toClient.getFirst())
                .contains("\"id\":8", "\"sessionId\":\"S\"", "\"code\":-32000", "not allowed");
    }

    @Test
    void a_command_in_fragments_is_read_as_one() {
        byte[] whole = FORBIDDEN.getBytes(StandardCharsets.UTF_8);
        byte[] first = frame(0x01, java.util.Arrays.copyOf(whole, 20));
        byte[] ping = frame(0x89, new byte[0]);
        byte[] rest = frame(0x80, java.util.Arrays.copyOfRange(whole, 20, whole.length));

        send(together(first, ping, rest), 11);

        assertThat(recorded.toBrowser.toByteArray()).isEqualTo(ping);
        assertThat(recorded.toClient).hasSize(1);
    }

    @Test
    void a_compressed_command_is_read_too() {
        send(together(compressed(HARMLESS), compressed(FORBIDDEN)), 1_000);

        assertThat(recorded.toBrowser.toByteArray()).isEqualTo(compressed(HARMLESS));
        assertThat(recorded.toClient).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"m\\u0065thod\":\"Page.navigate\",\"params\":{\"url\":\"file:///x\"}}",
                "{\"id\":1,\"method\":\"Page.n\\u0061vigate\",\"params\":{\"url\":\"file:///x\"}}",
                "{\"params\":{\"url\":\"fi\\u006ce:///x\"},\"id\":1,\"method\":\"Page.navigate\"}",
                "{\"id\":1,\"method\":\"Page.navigate\",\"params\":{\"url\":\" \\tFI\\nLE:///x\"}}",
                "{\"id\":1,\"x\":{\"method\":\"a\"},\"method\":\"Page.navigate\",\"params\":{\"url\":\"file:///x\"}}",
                "{\"id\":1,\"method\":\"Page.navigate\",\"params\":{\"url\":\"https://a\",\"url\":\"file:///x\"}}",
                "{\"id\":1,\"method\":\"Target.sendMessageToTarget\",\"params\":{\"message\":"
                    + "\"{\\\"id\\\":2,\\\"method\\\":\\\"Page.navigate\\\",\\\"params\\\":{\\\"url\\\":\\\"file:///x\\\"}}\"}}"
            })
    void no_spelling_gets_a_forbidden_command_through(String command) {
        send(text(command), 7);

        assertThat(recorded.toBrowser.size()).isZero();
        assertThat(recorded.toClient).hasSize(1);
        assertThat(recorded.toClient.getFirst()).contains("\"id\":1", "error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"method\":\"Runtime.enable\",\"params\":{},\"method\":\"Page.navigate\"}",
                "{/*\"*/\"id\":1,\"method\":\"Page.navigate\",\"params\":{\"url\":\"file:///x\"}}",
                "{\"id\":1,\"method\":\"Runtime.enable\",/*\"*/\"method\":\"Page.navigate\"}"
            })
    void who_hides_what_a_command_means_is_cut_off(String command) {
        send(text(command), 10);

        assertThat(recorded.cut).isTrue();
    }

    @Test
    void a_guarded_command_that_is_too_long_is_refused_and_a_harmless_one_flows() {
        String pad = "x".repeat(CommandFilter.LONGEST_GUARDED + 10);
        send(text("{\"id\":3,\"method\":\"Page.navigate\",\"params\":{\"url\":\"https://a/" + pad + "\"}}"), 60_000);
        assertThat(recorded.toBrowser.size()).isZero();
        assertThat(recorded.toClient).hasSize(1);

        byte[] harmless = text(HARMLESS.replace("1\"", pad + "\""));
        send(harmless, 60_000);
        assertThat(recorded.toBrowser.toByteArray()).isEqualTo(harmless);
    }

    @Test
    void an_answer_to_our_ping_ends_here_and_any_other_pong_goes_on() {
        byte[] theirs = frame(0x8A, "other".getBytes(StandardCharsets.US_ASCII));
        send(together(frame(0x8A, Frames.OUR_PING), theirs), 3);

        assertThat(recorded.toBrowser.toByteArray()).isEqualTo(theirs);
    }

    @Test
    void closing_the_browser_is_answered_and_done_by_us() {
        send(text("{\"id\":4,\"method\":\"Browser.close\"}"), 100);

        assertThat(recorded.closed).isTrue();
        assertThat(recorded.toClient).containsExactly("{\"id\":4,\"result\":{}}");
        assertThat(recorded.toBrowser.size()).isZero();
    }

    @Test
    void what_is_no_command_goes_on() {
        byte[] all = together(text("not json"), text("[1]"), text(""), frame(0x82, new byte[] {1, 2}), text("{}"));
        send(all, 2);

        assertThat(recorded.toBrowser.toByteArray()).isEqualTo(all);
    }

    @Test
    void a_reason_that_is_too_long_is_cut_between_two_characters() {
        byte[] close = Frames.close(1011, "ä".repeat(100)).array();

        assertThat(close[1] & 0x7F).isLessThanOrEqualTo(125);
        assertThat(new String(close, 4, close.length - 4, StandardCharsets.UTF_8))
                .isEqualTo("ä".repeat(61));
    }
}
