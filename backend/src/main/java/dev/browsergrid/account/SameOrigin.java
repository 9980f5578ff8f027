package dev.browsergrid.account;

import dev.browsergrid.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Keeps other sites' pages from using a cookie for what a CSRF token cannot protect: sockets, and what a GET does.
@Component
public class SameOrigin {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final PublicAddress addresses;

    SameOrigin(PublicAddress addresses) {
        this.addresses = addresses;
    }

    /// @throws Problem `foreign_origin` when a page of another origin asks with a cookie
    public void require(Viewer viewer, HttpServletRequest request) {
        boolean cookie = viewer.credential() instanceof Credential.Login;
        if (cookie && (isForeign(request) || isForeignOrigin(request))) {
            throw new Problem(
                    HttpStatus.FORBIDDEN, "foreign_origin", "Pages of other sites may not ask with a cookie.");
        }
    }

    private static boolean isForeign(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
                .filter(site -> !OWN.contains(site))
                .isPresent();
    }

    private boolean isForeignOrigin(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .filter(origin -> !origin.equals(addresses.of(request).http("")))
                .isPresent();
    }
}
