package dev.browsergrid.connect;

import dev.browsergrid.account.SameOrigin;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Audited;
import dev.browsergrid.proxy.Clients;
import dev.browsergrid.proxy.DevToolsAnswers;
import dev.browsergrid.session.ConnectPaths.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One URL for any DevTools client: asking claims a browser, and the answer is what Chromium itself would answer.
@RestController
@RequestMapping({"/api/v1/connect", "/connect"})
@Tag(name = "connect")
class ConnectController {
    private final Claiming claiming;
    private final ConnectSettings settings;
    private final DevToolsAnswers answers;
    private final Clients clients;
    private final SameOrigin sameOrigin;

    ConnectController(
            Claiming claiming,
            ConnectSettings settings,
            DevToolsAnswers answers,
            Clients clients,
            SameOrigin sameOrigin) {
        this.claiming = claiming;
        this.settings = settings;
        this.answers = answers;
        this.clients = clients;
        this.sameOrigin = sameOrigin;
    }

    @GetMapping({"/json", "/json/version"})
    @Operation(operationId = "claimBrowser", summary = "Claim a browser; answers where to connect to it")
    @ConnectParameters
    @Audited
    ResponseEntity<String> version(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request)
            throws InterruptedException {
        return answers.version(claim(viewer, request), request);
    }

    @GetMapping("/json/list")
    @Operation(operationId = "claimBrowserTargets", summary = "Claim a browser; answers its pages")
    @ConnectParameters
    @Audited
    ResponseEntity<String> list(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request)
            throws InterruptedException {
        return answers.list(claim(viewer, request), request);
    }

    @GetMapping("/json/protocol")
    @Operation(operationId = "claimBrowserProtocol", summary = "Claim a browser; answers the protocol it speaks")
    @ConnectParameters
    @Audited
    ResponseEntity<String> protocol(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request)
            throws InterruptedException {
        return answers.protocol(claim(viewer, request), request);
    }

    @GetMapping
    @Operation(operationId = "connectToNewBrowser", summary = "Claim a browser and connect to it at once (WebSocket)")
    @ConnectParameters
    @Audited
    void connect(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException, IOException, ServletException {
        Clients.requireUpgrade(request);
        clients.toBrowser(claim(viewer, request), Optional.of(viewer), request, response);
    }

    private Connection claim(Viewer viewer, HttpServletRequest request) throws InterruptedException {
        sameOrigin.require(viewer, request);
        Connection claimed = claiming.claim(ConnectWish.read(request::getParameter, settings), viewer.id());
        Audited.About.set(request, "/api/v1/sessions/" + claimed.session());
        return claimed;
    }
}
