package dev.browsergrid.agents.safety;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A site that a secret belongs to. `example.com` means the domain and everything below it,
/// `*.example.com` what is below it alone; a port may follow, else every port is meant. Only https
/// counts, except on this machine itself (`localhost`, names below it, loopback addresses).
///
/// @param host the name in lower case and ASCII, without the star
/// @param belowOnly whether the name itself is not meant
public record SecretSite(String host, boolean belowOnly, OptionalInt port) {
    private static final Pattern FORM = Pattern.compile(
            "(?<below>\\*\\.)?(?<host>[^\\s/:@*?#\\[\\]]+|\\[[0-9a-fA-F:.]+])(?::(?<port>[0-9]{1,5}))?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*]");

    /// Empty when it makes no sense, and for names of one part such as `com`, which would be
    /// everybody's.
    public static Optional<SecretSite> parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> host = ascii(parts.group("host"));
        String port = parts.group("port");
        OptionalInt number = port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
        boolean below = parts.group("below") != null;
        boolean numeric = host.filter(name -> NUMERIC.matcher(name).matches()).isPresent();
        boolean fits = host.filter(name -> numeric || name.contains(".") || name.equals("localhost"))
                        .isPresent()
                && !(numeric && below)
                && (number.isEmpty() || (number.getAsInt() > 0 && number.getAsInt() <= 65_535));
        return fits ? Optional.of(new SecretSite(host.get(), below, number)) : Optional.empty();
    }

    private static Optional<String> ascii(String host) {
        try {
            String name = host.startsWith("[") ? host : IDN.toASCII(host);
            String low = name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            return low.isEmpty() ? Optional.empty() : Optional.of(low);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Whether a document at this address is one of the site. Addresses that belong to no host are of no
    /// site.
    boolean holds(String url) {
        Optional<URI> address = address(url);
        if (address.isEmpty() || address.get().getHost() == null) {
            return false;
        }
        String name = address.get().getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        boolean https = "https".equalsIgnoreCase(address.get().getScheme());
        boolean trusted = https || ("http".equalsIgnoreCase(address.get().getScheme()) && isHere(name));
        int given = address.get().getPort() > 0 ? address.get().getPort() : https ? 443 : 80;
        boolean named =
                (!belowOnly && name.equals(host)) || (!NUMERIC.matcher(host).matches() && name.endsWith("." + host));
        return trusted && named && (port.isEmpty() || port.getAsInt() == given);
    }

    private static Optional<URI> address(String url) {
        try {
            // what follows the host may be spelled as no URI is
            return Optional.of(new URI(url.replaceFirst("^([a-zA-Z]+://[^/?#\\\\]*).*", "$1")));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @Override
    public String toString() {
        return (belowOnly ? "*." : "") + host + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
