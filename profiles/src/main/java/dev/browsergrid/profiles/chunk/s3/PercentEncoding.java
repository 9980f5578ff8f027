package dev.browsergrid.profiles.chunk.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent encoding as signatures define it: everything but letters, digits and `-._~`.
final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    static String text(String plain) {
        return encode(plain, "-._~");
    }

    /// Leaves slashes.
    static String path(String plain) {
        return encode(plain, "-._~/");
    }

    private static String encode(String plain, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : plain.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || kept.indexOf(letter) >= 0)) {
                encoded.append(letter);
            } else {
                encoded.append('%').append(HEX.toHexDigits(each));
            }
        }
        return encoded.toString();
    }
}
