package dev.browsergrid.agents.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Short names of long states of pages.
final class Fingerprint {
    private Fingerprint() {}

    /// SHA-256 of an address and what is there, in hexadecimal.
    static String of(String address, String state) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((address + "\n" + state).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// The origin of an address, `null` when it has none, as browsers write it.
    static String origin(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null) {
                return "null";
            }
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (URISyntaxException unreadable) {
            return "null";
        }
    }
}
