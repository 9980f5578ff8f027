package dev.browsergrid.live;

import java.nio.ByteBuffer;

/// One picture of a page with what it shows: `cssWidth` and `cssHeight` are the page's size in CSS pixels, `scrollX`
/// and `scrollY` how far it is scrolled, `jpeg` the picture in its own pixels.
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record LiveFrame(int tab, int cssWidth, int cssHeight, int scrollX, int scrollY, byte[] jpeg) {
    private static final int HEADER = 28;
    private static final byte TYPE = 1;

    /// The message as it is sent: a 28-byte header in network order, then the JPEG.
    ByteBuffer message(int seq, int millis) {
        JpegSize pixels = JpegSize.of(jpeg);
        ByteBuffer message = ByteBuffer.allocate(HEADER + jpeg.length);
        message.put(TYPE)
                .put((byte) 0)
                .putShort((short) tab)
                .putInt(seq)
                .putInt(millis)
                .putShort((short) cssWidth)
                .putShort((short) cssHeight)
                .putShort((short) pixels.width())
                .putShort((short) pixels.height())
                .putInt(scrollX)
                .putInt(scrollY)
                .put(jpeg);
        return message.flip();
    }
}
