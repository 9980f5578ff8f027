package dev.browsergrid.webhook;

import dev.browsergrid.egress.rules.Destination;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Where a run is told about, and the secret that what is told is signed with. Its text does not show the
/// secret.
public record Webhook(URI url, String secret) {
    private static final int LONGEST_URL = 2_000;

    /// Reads an address: whole, http or https, without a user's name; empty when it is none such.
    public static Optional<URI> address(String text) {
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return text.length() <= LONGEST_URL && web && url.getRawUserInfo() == null
                    ? Optional.of(url)
                            .filter(found -> found.getHost() != null
                                    && destination(found).isPresent())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Host and port to connect to.
    Destination destination() {
        return destination(url).orElseThrow();
    }

    private static Optional<Destination> destination(URI url) {
        return Destination.of(url.getHost(), port(url));
    }

    private static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : isSecure(url) ? 443 : 80;
    }

    static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    @Override
    public String toString() {
        return "Webhook[url=" + url + "]";
    }
}
