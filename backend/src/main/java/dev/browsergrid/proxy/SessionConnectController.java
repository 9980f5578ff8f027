package dev.browsergrid.proxy;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.proxy.policy.HostPolicy;
import dev.browsergrid.session.ConnectPaths.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A session's browser as Chromium's own DevTools server would show it, with every address turned into one of this
/// server. It opens to a cookie, to a token, and to whoever knows the lease's secret: in the path of its socket, or
/// after `by`, for all of it. To anybody else an unknown session, a wrong secret and a lease that is over look the
/// same:
/// 404.
@RestController
@RequestMapping({
    "/api/v1/sessions/{session}/connect",
    "/sessions/{session}/connect",
    "/session/{session}/connect",
    "/session/{session}/connect/by/{secret}"
})
@Tag(name = "connect")
class SessionConnectController {
    private final SessionBrowsers browsers;
    private final Clients clients;
    private final DevToolsAnswers answers;

    SessionConnectController(SessionBrowsers browsers, Clients clients, DevToolsAnswers answers) {
        this.browsers = browsers;
        this.clients = clients;
        this.answers = answers;
    }

    @GetMapping("/json/version")
    @Operation(operationId = "getSessionBrowserVersion", summary = "The browser's version, and where to connect to it")
    ResponseEntity<String> version(
            @PathVariable UUID session,
            @PathVariable(required = false) @Nullable UUID secret,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request) {
        return answers.version(browsers.allowed(session, secret, viewer, request), request);
    }

    @GetMapping({"/json/list", "/json"})
    @Operation(operationId = "listSessionTargets", summary = "The browser's pages and other targets")
    ResponseEntity<String> list(
            @PathVariable UUID session,
            @PathVariable(required = false) @Nullable UUID secret,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request) {
        return answers.list(browsers.allowed(session, secret, viewer, request), request);
    }

    @GetMapping("/json/protocol")
    @Operation(operationId = "getSessionProtocol", summary = "The DevTools protocol as the browser speaks it")
    ResponseEntity<String> protocol(
            @PathVariable UUID session,
            @PathVariable(required = false) @Nullable UUID secret,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request) {
        return answers.protocol(browsers.allowed(session, secret, viewer, request), request);
    }

    @PutMapping("/json/new")
    @Operation(
            operationId = "openSessionTarget",
            summary = "Open a page; its address is the whole query, as Chromium has it")
    ResponseEntity<String> open(
            @PathVariable UUID session,
            @PathVariable(required = false) @Nullable UUID secret,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        Connection connection = browsers.allowed(session, secret, viewer, request);
        if (connection.restricted() && !new HostPolicy(connection.files()).permits(decoded(query))) {
            throw new Problem(
                    HttpStatus.FORBIDDEN, "address_refused", "Pages at this address are not allowed on this grid.");
        }
        return answers.open(connection, query, request);
    }

    private static String decoded(String query) {
        try {
            return URLDecoder.decode(query.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return query;
        }
    }

    @GetMapping("/json/activate/{target}")
    @Operation(operationId = "activateSessionTarget", summary = "Bring a page to the front")
    ResponseEntity<String> activate(
            @PathVariable UUID session,
            @PathVariable(required = false) @Nullable UUID secret,
            @PathVariable String target,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request) {
        return answers.plain(
                browsers.allowed(session, secret, viewer, request), "/json/activate/" + plain(target), request);
    }

    @GetMapping("/json/close/{target}")
    @Operation(operationId = "closeSessionTarget", summary = "Close a page")
    ResponseEntity<String> close(
            @PathVariable UUID session,
            @PathVariable(required = false) @Nullable UUID secret,
            @PathVariable String target,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request) {
        return answers.plain(
                browsers.allowed(session, secret, viewer, request), "/json/close/" + plain(target), request);
    }

    @GetMapping("/devtools/browser/{browser}")
    @Operation(operationId = "connect", summary = "Open the session's browser to a DevTools client (WebSocket)")
    void connect(
            @PathVariable UUID session,
            @PathVariable String browser,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        Optional<Viewer> person = Optional.ofNullable(viewer);
        clients.toBrowser(browsers.known(session, browser, person, request), person, request, response);
    }

    @GetMapping("/devtools/page/{target}")
    @Operation(operationId = "connectTarget", summary = "Open one target to a DevTools client (WebSocket)")
    void connectTarget(
            @PathVariable UUID session,
            @PathVariable String target,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        Optional<Viewer> person = Optional.ofNullable(viewer);
        clients.toTarget(target, browsers.withTarget(session, person, request), person, request, response);
    }

    /// A target's id is letters, digits and dashes; anything else could be another path.
    private static String plain(String target) {
        if (!target.matches("[0-9A-Za-z-]{1,64}")) {
            throw Problem.notFound();
        }
        return target;
    }
}
