package dev.browsergrid.transfer;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/// Names of files as pages and clients give them, made fit for a disk and a header.
final class FileNames {
    /// Disks take 255.
    private static final int MOST_BYTES = 200;

    private static final int LONGEST_ENDING = 20;

    private FileNames() {}

    /// The last part of a path, without what could mean a directory or control a terminal; its ending survives.
    static String fit(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]", "_")
                .strip();
        if (plain.isEmpty() || plain.matches("\\.+")) {
            return "file";
        }
        int dot = plain.lastIndexOf('.');
        boolean ends = dot > 0 && plain.length() - dot <= LONGEST_ENDING;
        StringBuilder stem = new StringBuilder(ends ? plain.substring(0, dot) : plain);
        String ending = ends ? plain.substring(dot) : "";
        while (bytes(stem + ending) > MOST_BYTES) {
            stem.setLength(stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static MediaType mediaType(String name) {
        return MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
    }
}
