package dev.browsergrid.proxy;

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
                assertThat(frames.open()).isEqualTo(from == 0);
                int count = Math.min(piece, frame.length - from);
                byte[] bytes = new byte[count];
                System.arraycopy(frame, from, bytes, 0, count);
                frames.pass(bytes, count);
            }
            assertThat(frames.open()).isTrue();
        }
    }

    @Test
    void nothing_may_follow_a_close() {
        FrameBoundary frames = new FrameBoundary();
        byte[] close = frame(8, 2, false);
        frames.pass(close, close.length);
        assertThat(frames.open()).isFalse();
    }
}
