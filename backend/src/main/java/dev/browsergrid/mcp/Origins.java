package dev.browsergrid.mcp;

import dev.browsergrid.account.PublicAddress;
import dev.browsergrid.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Which web pages may be clients: those of the origins that were set, and those this server shows on its own machine.
/// A page whose name was bent to this machine's address has another name, so it is not among them; what is no page
/// names no origin.
final class Origins {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> allowed;
    private final PublicAddress addresses;

    Origins(List<String> allowed, PublicAddress addresses) {
        this.allowed = List.copyOf(allowed);
        this.addresses = addresses;
    }

    /// @throws Problem `foreign_origin`
    void require(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !allowed.contains(origin) && !isOwn(origin, request)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "foreign_origin",
                    "Pages of this origin may not be MCP clients here; browsergrid.mcp.origins lists those that may.");
        }
    }

    private boolean isOwn(String origin, HttpServletRequest request) {
        try {
            return origin.equals(addresses.of(request).http(""))
                    && THIS_MACHINE.contains(String.valueOf(URI.create(origin).getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
