package dev.browsergrid.mcp;

import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.mcp.Caller.CallKey;
import dev.browsergrid.platform.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The MCP endpoint in front of the SDK's: lets nobody else's pages in, says who calls, and cancels calls, which the
/// SDK's server does not do.
final class McpServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LARGEST = 1024 * 1024;
    private static final String SESSION = "Mcp-Session-Id";
    private static final String CALLER = Caller.class.getName();
    private static final JsonMapper JSON = new JsonMapper();

    private final transient HttpServlet sdk;
    private final transient Origins origins;
    private final transient SessionOwners owners;
    private final transient Calls calls;
    private final transient ClientAddress addresses;
    private final transient HandlerExceptionResolver problems;

    McpServlet(
            HttpServlet sdk,
            Origins origins,
            SessionOwners owners,
            Calls calls,
            ClientAddress addresses,
            HandlerExceptionResolver problems) {
        this.sdk = sdk;
        this.origins = origins;
        this.owners = owners;
        this.calls = calls;
        this.addresses = addresses;
        this.problems = problems;
    }

    /// Who sent a request that this servlet passed on.
    static Caller caller(HttpServletRequest request) {
        return (Caller) Objects.requireNonNull(request.getAttribute(CALLER));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            origins.require(request);
            byte[] body = body(request);
            JsonNode message = read(body);
            Caller caller = caller(viewer(), message.path("id"), request);
            requireOwn(caller.key());
            if (message.path("method").asString("").equals("notifications/cancelled")) {
                CallKey own = caller.key();
                calls.cancel(new CallKey(
                        own.viewer(),
                        own.session(),
                        message.path("params").path("requestId").toString()));
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                return;
            }
            request.setAttribute(CALLER, caller);
            sdk.service(new ReadRequest(request, body), new Noting(response, caller.viewer()));
            if (request.getMethod().equals("DELETE")) {
                owners.ended(caller.key().session());
            }
        } catch (Problem problem) {
            problems.resolveException(request, response, null, problem);
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
