package dev.browsergrid.proxy.frame;

/// Puts a frame's head together, byte by byte (RFC 6455, section 5.2).
final class FrameHead {
    static final int CONTINUATION = 0x0;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int MASKED = 0x80;

    // two bytes, up to eight of a longer length, four of a mask
    private final byte[] bytes = new byte[14];
    private int seen;

    /// Takes the next byte. Answers whether the head is complete with it.
    boolean take(byte next) {
        bytes[seen++] = next;
        return seen >= 2 && seen == length();
    }

    /// Begins another head.
    void clear() {
        seen = 0;
    }

    boolean isBegun() {
        return seen > 0;
    }

    int length() {
        int length = switch (bytes[1] & 0x7F) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
        return isMasked() ? length + 4 : length;
    }

    long payload() {
        return switch (bytes[1] & 0x7F) {
            case 126 -> number(2, 4);
            case 127 -> number(2, 10);
            default -> bytes[1] & 0x7F;
        };
    }

    int opcode() {
        return bytes[0] & 0x0F;
    }

    /// Whether it speaks of the connection, not of a message; such frames may stand between a message's own.
    boolean isControl() {
        return opcode() >= CLOSE;
    }

    boolean isLast() {
        return (bytes[0] & FIN) != 0;
    }

    boolean isCompressed() {
        return (bytes[0] & COMPRESSED) != 0;
    }

    boolean isMasked() {
        return (bytes[1] & MASKED) != 0;
    }

    /// The mask's byte for the payload's byte of this number.
    byte mask(long position) {
        return isMasked() ? bytes[length() - 4 + (int) (position & 3)] : 0;
    }

    /// The head as it came.
    byte[] copy() {
        return java.util.Arrays.copyOf(bytes, seen);
    }

    private long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }
}
