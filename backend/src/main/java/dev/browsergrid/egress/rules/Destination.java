package dev.browsergrid.egress.rules;

import java.net.InetAddress;
import java.util.Optional;

/// Where a page wants to go, in one spelling: a name, or an address written out.
///
/// @param host the name in lower case, or the address as the JDK writes it
/// @param address the address when there is no name to resolve
public record Destination(String host, int port, Optional<InetAddress> address) {
    /// Empty when this is spelled as no host is.
    public static Optional<Destination> of(String host, int port) {
        if (port < 1 || port > 65_535) {
            return Optional.empty();
        }
        return HostText.address(host)
                .map(address -> new Destination(address.getHostAddress(), port, Optional.of(address)))
                .or(() -> HostText.name(host).map(name -> new Destination(name, port, Optional.empty())));
    }

    /// Reads `host:port`; without a port it is the given one.
    public static Optional<Destination> parse(String authority, int otherwise) {
        int colon = authority.lastIndexOf(':');
        boolean ported = colon > authority.lastIndexOf(']');
        if (!ported) {
            return of(authority, otherwise);
        }
        String port = authority.substring(colon + 1);
        return port.matches("[0-9]{1,5}")
                ? of(authority.substring(0, colon), Integer.parseInt(port))
                : Optional.empty();
    }

    /// Whether the name means the machine that asks, whatever a resolver says.
    public boolean isLocalhost() {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    /// Whether the name is one that only private networks resolve.
    public boolean isPrivateName() {
        return address.isEmpty()
                && (host.indexOf('.') < 0
                        || host.endsWith(".internal")
                        || host.endsWith(".local")
                        || host.endsWith(".home.arpa")
                        || isLocalhost());
    }

    /// Host and port as they stand in addresses.
    public String authority() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
