package dev.browsergrid.agents.browser;

import dev.browsergrid.agents.Screenshot;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads the size of a JPEG from its header: unpacking a whole picture for that takes longer than reading a page.
final class Jpeg {
    private static final int START = 0xffd8;
    private static final int FRAME_FIRST = 0xffc0;
    private static final int FRAME_LAST = 0xffcf;
    private static final int HUFFMAN = 0xffc4;
    private static final int EXTENSION = 0xffc8;
    private static final int ARITHMETIC = 0xffcc;

    private Jpeg() {}

    /// The picture with its size; empty when it is none.
    static Optional<Screenshot> sized(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        if (bytes.remaining() < 2 || unsigned(bytes) != START) {
            return Optional.empty();
        }
        while (bytes.remaining() >= 9) {
            int marker = unsigned(bytes);
            int length = unsigned(bytes);
            if (isFrame(marker)) {
                bytes.get(); // bits a sample
                int height = unsigned(bytes);
                return Optional.of(new Screenshot(jpeg, unsigned(bytes), height));
            }
            if (length < 2 || bytes.remaining() < length - 2) {
                return Optional.empty();
            }
            bytes.position(bytes.position() + length - 2);
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= FRAME_FIRST
                && marker <= FRAME_LAST
                && marker != HUFFMAN
                && marker != EXTENSION
                && marker != ARITHMETIC;
    }

    private static int unsigned(ByteBuffer bytes) {
        return Short.toUnsignedInt(bytes.getShort());
    }
}
