package dev.browsergrid.proxy.frame;

import java.nio.ByteBuffer;

/// Follows where WebSocket frames begin and end in a stream of bytes, so that a frame of our own can be put between
/// two.
public final class FrameBoundary {
    private final FrameHead head = new FrameHead();
    private long payloadLeft;
    private boolean closeSeen;
    private boolean messageOpen;

    /// These bytes go by; they are only looked at. Answers the last position among them at which a message of our own
    /// may come, or -1 when there is none.
    public int pass(ByteBuffer bytes) {
        int at = bytes.position();
        int end = bytes.limit();
        int gap = -1;
        while (at < end) {
            if (payloadLeft > 0) {
                int skipped = (int) Math.min(payloadLeft, end - at);
                payloadLeft -= skipped;
                at += skipped;
            } else if (head.take(bytes.get(at++))) {
                begin();
            }
            if (mayInsertMessage()) {
                gap = at;
            }
        }
        return gap;
    }

    private void begin() {
        payloadLeft = head.payload();
        if (!head.isControl()) {
            messageOpen = !head.isLast();
        }
        closeSeen |= head.opcode() == FrameHead.CLOSE;
        head.clear();
    }

    /// Whether a control frame of our own may come now: the last frame is whole, and none has said that it is the last.
    public boolean isOpen() {
        return !head.isBegun() && payloadLeft == 0 && !closeSeen;
    }

    /// Whether a whole message of our own may come now.
    public boolean mayInsertMessage() {
        return isOpen() && !messageOpen;
    }

    /// Whether a close has begun to go by, after which nothing of our own may come.
    public boolean isClosing() {
        return closeSeen;
    }
}
