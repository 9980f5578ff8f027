package dev.browsergrid.mcp;

import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.PublicAddress;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.mcp.Caller.CallKey;
import dev.browsergrid.platform.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The MCP endpoint in front of the SDK's: lets nobody else's pages in, says who calls, and cancels calls, which the
/// SDK's server does not do.
@Component("/mcp")
@EnableConfigurationProperties(McpSettings.class)
class McpEndpoint implements HttpRequestHandler {
    private static final int LARGEST = 1024 * 1024;
    private static final String SESSION = "Mcp-Session-Id";
    private static final String CALLER = Caller.class.getName();
    private static final JsonMapper JSON = new JsonMapper();

    private final McpEngine engine;
    private final Origins origins;
    private final SessionOwners owners;
    private final Calls calls;
    private final ClientAddress addresses;
    private final HandlerExceptionResolver problems;

    McpEndpoint(
            McpEngine engine,
            McpSettings settings,
            PublicAddress own,
            SessionOwners owners,
            Calls calls,
            ClientAddress addresses,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.engine = engine;
        this.origins = new Origins(settings.origins(), own);
        this.owners = owners;
        this.calls = calls;
        this.addresses = addresses;
        this.problems = problems;
    }

    /// Who sent a request that was let through.
    static Caller caller(HttpServletRequest request) {
        return (Caller) Objects.requireNonNull(request.getAttribute(CALLER));
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            handle(request, response);
        } catch (Problem problem) {
            // of this kind of handler Spring tells them by itself to nobody
            problems.resolveException(request, response, null, problem);
        }
    }

    private void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        origins.require(request);
        byte[] body = body(request);
        JsonNode message = read(body);
        Caller caller = caller(viewer(), message.path("id"), request);
        CallKey key = caller.key();
        requireOwn(key);
        if (message.path("method").asString("").equals("notifications/cancelled")) {
            String call = message.path("params").path("requestId").toString();
            calls.cancel(new CallKey(key.viewer(), key.session(), call));
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        request.setAttribute(CALLER, caller);
        engine.serve(new ReadRequest(request, body), new Noting(response, caller.viewer()));
        if (request.getMethod().equals("DELETE")) {
            owners.ended(key.session());
        }
    }

    private void requireOwn(CallKey key) {
        if (!key.session().isEmpty() && !owners.isOf(key.session(), key.viewer())) {
            throw new Problem(
                    HttpStatus.NOT_FOUND, "no_such_session", "There is no such MCP session of yours; begin a new one.");
        }
    }

    /// Notes whose a session is before its client hears of it.
    private final class Noting extends HttpServletResponseWrapper {
        private final Viewer viewer;

        private Noting(HttpServletResponse response, Viewer viewer) {
            super(response);
            this.viewer = viewer;
        }

        @Override
        public void setHeader(String name, String value) {
            if (name.equalsIgnoreCase(SESSION)) {
                owners.began(value, viewer.id());
            }
            super.setHeader(name, value);
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "message_too_large", "A message may have 1 MB at most.");
        }
        return body;
    }

    /// What cannot be read, the SDK refuses.
    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private Caller caller(Viewer viewer, JsonNode id, HttpServletRequest request) {
        return new Caller(
                viewer,
                addresses.of(request),
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""),
                new CallKey(
                        viewer.id(),
                        Optional.ofNullable(request.getHeader(SESSION)).orElse(""),
                        id.toString()));
    }

    private static Viewer viewer() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof Viewer viewer)) {
            throw new IllegalStateException("the MCP endpoint must not be open to everybody");
        }
        return viewer;
    }
}
