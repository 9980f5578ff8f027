package dev.browsergrid.proxy;

import dev.browsergrid.account.LiveCredentials;
import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.proxy.policy.HostPolicy;
import dev.browsergrid.proxy.policy.OpenPolicy;
import dev.browsergrid.proxy.tunnel.ProxySettings;
import dev.browsergrid.proxy.tunnel.Tunnels;
import dev.browsergrid.proxy.tunnel.Tunnels.Passage;
import dev.browsergrid.proxy.tunnel.Tunnels.Plan;
import dev.browsergrid.proxy.tunnel.Upstream;
import dev.browsergrid.session.ConnectPaths.Connection;
import dev.browsergrid.session.SessionReleases;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/// Lets DevTools clients onto browsers.
@Service
public class Clients {
    private static final Logger log = LoggerFactory.getLogger(Clients.class);

    /// What the container sets for a connection that it decrypts itself.
    private static final String CIPHER = "jakarta.servlet.request.cipher_suite";

    private final Tunnels tunnels;
    private final SessionReleases releases;
    private final LiveCredentials credentials;
    private final Versions versions;
    private final ProxySettings settings;

    Clients(
            Tunnels tunnels,
            SessionReleases releases,
            LiveCredentials credentials,
            Versions versions,
            ProxySettings settings) {
        this.tunnels = tunnels;
        this.releases = releases;
        this.credentials = credentials;
        this.versions = versions;
        this.settings = settings;
    }

    /// Whether the request wants to become a WebSocket.
    public static boolean isUpgrade(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    /// @throws Problem `websocket_required`, `tls_unsupported`
    public static void requireUpgrade(HttpServletRequest request) {
        if (request.getAttribute(CIPHER) != null) {
            throw new Problem(
                    HttpStatus.NOT_IMPLEMENTED,
                    "tls_unsupported",
                    "Connections are not carried over the server's own TLS; put a proxy with TLS in front of it.");
        }
        if (!isUpgrade(request)) {
            throw new Problem(
                    HttpStatus.UPGRADE_REQUIRED,
                    "websocket_required",
                    "This is a DevTools address: open it as a WebSocket, for example with Playwright's"
                            + " connectOverCDP.");
        }
    }

    /// Connects the request's client to the browser itself.
    ///
    /// @throws Problem `browser_unreachable`
    public void toBrowser(
            Connection connection, Optional<Viewer> viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        requireUpgrade(request);
        Upstream upstream;
        try {
            upstream = open(versions.socket(connection), request);
        } catch (Upstream.Refused e) {
            // another browser answers at the address of the one that was asked
            versions.forget(connection);
            upstream = openOnce(versions.socket(connection), request);
        }
        pass(upstream, connection, viewer, request, response);
    }

    /// Connects the request's client to one target of the browser.
    ///
    /// @throws Problem `browser_unreachable`; `not_found` when there is no such target
    void toTarget(
            String target,
            Connection connection,
            Optional<Viewer> viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        if (!target.matches("[0-9A-Za-z-]{1,64}")) {
            throw Problem.notFound();
        }
        requireUpgrade(request);
        URI browser = connection.browser();
        URI socket = URI.create("ws://" + browser.getRawAuthority() + "/devtools/page/" + target);
        pass(openOnce(socket, request), connection, viewer, request, response);
    }

    private void pass(
            Upstream upstream,
            Connection connection,
            Optional<Viewer> viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        try {
            upstream.answer(response);
            Passage passage = tunnels.open(plan(connection, upstream), request);
            viewer.ifPresent(person -> {
                LiveCredentials.Registration registration =
                        credentials.register(person, () -> passage.goodbye(4401, "signed out"));
                passage.onClosed(registration::close);
            });
        } catch (IOException | ServletException | RuntimeException e) {
            upstream.close();
            throw e;
        }
    }

    private Plan plan(Connection connection, Upstream upstream) {
        return new Plan(
                connection.session(),
                upstream,
                connection.restricted() ? new HostPolicy(connection.files()) : new OpenPolicy(connection.files()),
                () -> release(connection));
    }

    /// A client that closes its browser gives its session back.
    private void release(Connection connection) {
        try {
            releases.release(connection.session(), Reach.own(connection.owner()));
        } catch (Problem e) {
            log.debug("session={} close=refused reason={}", connection.session(), e.getMessage());
        }
    }

    private Upstream openOnce(URI socket, HttpServletRequest request) {
        try {
            return open(socket, request);
        } catch (Upstream.Refused e) {
            throw Problem.notFound();
        }
    }

    private Upstream open(URI socket, HttpServletRequest request) throws Upstream.Refused {
        try {
            return Upstream.open(socket, request, settings.handshake());
        } catch (Upstream.Refused e) {
            throw e;
        } catch (IOException e) {
            throw DevTools.unreachable();
        }
    }
}
