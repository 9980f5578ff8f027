package dev.browsergrid.proxy;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.profiles.cdp.CdpEndpoint;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.session.ConnectPaths;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Connect URLs: a WebSocket here is a DevTools connection to the session's browser. An unknown session, a wrong secret
/// and a lease that is over look the same: 404.
@RestController
@Hidden
class ProxyController {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConnectPaths paths;

    ProxyController(ConnectPaths paths) {
        this.paths = paths;
    }

    @GetMapping({
        "/session/{session}/connect/devtools/browser/{secret}",
        "/sessions/{session}/connect/devtools/browser/{secret}"
    })
    @Operation(operationId = "connect", summary = "Open the session's browser to a DevTools client")
    void connect(
            @PathVariable UUID session,
            @PathVariable UUID secret,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        URI browser = paths.browser(session, secret).orElseThrow(Problem::notFound);
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw new Problem(
                    HttpStatus.UPGRADE_REQUIRED,
                    "websocket_required",
                    "This is a DevTools address: open it as a WebSocket, for example with Playwright's"
                            + " connectOverCDP.");
        }
        Upstream upstream = open(browser, request);
        try {
            upstream.answer(response);
            request.upgrade(Tunnel.class).to(upstream);
        } catch (IOException | ServletException | RuntimeException e) {
            upstream.close();
            throw e;
        }
    }

    private static Upstream open(URI browser, HttpServletRequest request) {
        try {
            return Upstream.open(CdpEndpoint.ask(browser, PATIENCE).webSocket(), request, PATIENCE);
        } catch (CdpException | IOException e) {
            throw new Problem(
                    HttpStatus.BAD_GATEWAY, "browser_unreachable", "The session's browser does not answer just now.");
        }
    }
}
