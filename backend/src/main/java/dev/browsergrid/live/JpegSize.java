package dev.browsergrid.live;

/// The size of a JPEG in pixels, from its start-of-frame segment (ITU T.81, B.2.2); 0 × 0 when there is none.
record JpegSize(int width, int height) {
    static JpegSize of(byte[] jpeg) {
        int at = 2;
        while (at + 9 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            if (isStartOfFrame(marker)) {
                return new JpegSize(unsigned(jpeg, at + 7), unsigned(jpeg, at + 5));
            }
            at += 2 + unsigned(jpeg, at + 2);
        }
        return new JpegSize(0, 0);
    }

    /// C0 to CF, but for the three that are tables.
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int unsigned(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
