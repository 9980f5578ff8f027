package dev.browsergrid.proxy.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameBoundaryTest {
    private static byte[] frame(int opcode, int length, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int mask = masked ? 0x80 : 0;
        out.write(0x80 | opcode);
        if (length < 126) {
            out.write(mask | length);
        } else if (length < 65_536) {
            out.write(mask | 126);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
        } else {
            out.write(mask | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
        }
        out.writeBytes(new byte[masked ? length + 4 : length]);
        return out.toByteArray();
    }

    @Property(tries = 200)
    void is_open_exactly_between_frames_however_they_are_cut(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 70_000) Integer> lengths,
            @ForAll boolean masked,
            @ForAll @IntRange(min = 1, max = 5_000) int piece) {
        FrameBoundary frames = new FrameBoundary();
        for (int length : lengths) {
            byte[] frame = frame(1, length, masked);
            for (int from = 0; from < frame.length; from += piece) {
                assertThat(frames.isOpen()).isEqualTo(from == 0);
                int count = Math.min(piece, frame.length - from);
                frames.pass(ByteBuffer.wrap(frame, from, count));
            }
            assertThat(frames.isOpen()).isTrue();
        }
    }

    @Test
    void nothing_may_follow_a_close() {
        FrameBoundary frames = new FrameBoundary();
        byte[] close = frame(8, 2, false);
        frames.pass(ByteBuffer.wrap(close));
        assertThat(frames.isOpen()).isFalse();
    }

    @Test
    void a_message_of_ours_waits_for_the_fragments_of_another() {
        FrameBoundary frames = new FrameBoundary();
        byte[] first = frame(1, 10, false);
        first[0] &= 0x7F;
        byte[] last = frame(0, 10, false);

        assertThat(frames.pass(ByteBuffer.wrap(first))).isEqualTo(-1);
        assertThat(frames.isOpen()).as("for a ping").isTrue();
        assertThat(frames.mayInsertMessage()).isFalse();
        assertThat(frames.pass(ByteBuffer.wrap(last))).isEqualTo(last.length);
        assertThat(frames.mayInsertMessage()).isTrue();
    }
}
