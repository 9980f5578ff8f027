package dev.browsergrid.proxy;

/// Follows where WebSocket frames begin and end in a stream of bytes (RFC 6455, section 5.2), so that a frame of our
/// own can be put between two.
final class FrameBoundary {
    private static final int CLOSE = 0x8;
    private static final int MASKED = 0x80;

    // two bytes, up to eight of a longer length, four of a mask
    private final byte[] head = new byte[14];
    private int headSeen;
    private long payloadLeft;
    private boolean closeSeen;

    /// These bytes went by.
    void pass(byte[] bytes, int count) {
        int at = 0;
        while (at < count) {
            if (payloadLeft > 0) {
                int skipped = (int) Math.min(payloadLeft, count - at);
                payloadLeft -= skipped;
                at += skipped;
            } else {
                head[headSeen++] = bytes[at++];
                if (headSeen >= 2 && headSeen == headLength()) {
                    begin();
                }
            }
        }
    }

    private int headLength() {
        int length = switch (head[1] & 0x7F) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
        return (head[1] & MASKED) == 0 ? length : length + 4;
    }

    private void begin() {
        payloadLeft = switch (head[1] & 0x7F) {
            case 126 -> number(2, 4);
            case 127 -> number(2, 10);
            default -> head[1] & 0x7F;
        };
        closeSeen |= (head[0] & 0x0F) == CLOSE;
        headSeen = 0;
    }

    private long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = (number << 8) | (head[i] & 0xFF);
        }
        return number;
    }

    /// Whether a frame of our own may come now: the last one is whole, and none has said that it is the last.
    boolean open() {
        return headSeen == 0 && payloadLeft == 0 && !closeSeen;
    }
}
