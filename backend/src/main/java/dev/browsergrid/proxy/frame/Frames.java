package dev.browsergrid.proxy.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Frames of our own.
public final class Frames {
    /// The payload of our pings, by which their answers are known.
    public static final byte[] OUR_PING = "browsergrid".getBytes(StandardCharsets.US_ASCII);

    private static final int LAST = 0x80;
    private static final int TEXT = 0x1;
    private static final int MASKED = 0x80;
    private static final int LONGEST_REASON = 123;

    private Frames() {}

    /// Says goodbye to a client. A reason longer than the protocol allows is cut between two characters.
    public static ByteBuffer close(int code, String reason) {
        byte[] words = fitting(reason);
        byte[] payload = ByteBuffer.allocate(2 + words.length)
                .putShort((short) code)
                .put(words)
                .array();
        return frame(FrameHead.CLOSE, payload, 0);
    }

    private static byte[] fitting(String reason) {
        byte[] all = reason.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(all.length, LONGEST_REASON);
        while (end < all.length && (all[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(all, end);
    }

    public static ByteBuffer ping() {
        return frame(FrameHead.PING, OUR_PING, 0);
    }

    /// A message to a client.
    public static ByteBuffer text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8), 0);
    }

    /// A message to a browser. The mask is all zeros: it protects caches in between, of which there are none.
    public static ByteBuffer maskedText(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8), MASKED);
    }

    private static ByteBuffer frame(int opcode, byte[] payload, int masked) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write(LAST | opcode);
        if (payload.length < 126) {
            frame.write(masked | payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.write(masked | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(masked | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        if (masked != 0) {
            frame.writeBytes(new byte[4]);
        }
        frame.writeBytes(payload);
        return ByteBuffer.wrap(frame.toByteArray());
    }
}
