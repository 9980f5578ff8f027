package dev.browsergrid.mcp;

import dev.browsergrid.platform.Problem;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The SDK's server, made for the first request: it has a thread that would keep a server alive which failed to start.
/// It is no bean of its own, since a servlet that is one gets an address of its own, which nobody guards.
@Component
class McpEngine implements SmartLifecycle {
    // what a client that went away without a word leaves behind
    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);

    private final Offering offering;
    // guarded by this
    private Optional<Engine> engine = Optional.empty();
    // set by start and stop, read by every request
    private volatile boolean running;

    McpEngine(Offering offering) {
        this.offering = offering;
    }

    private record Engine(HttpServletStreamableServerTransportProvider transport, McpSyncServer server) {}

    /// Answers a request that [McpEndpoint] let through.
    ///
    /// @throws Problem `server_stopped`
    void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!running) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "server_stopped", "The server is being stopped.");
        }
        engine().transport().service(request, response);
    }

    private synchronized Engine engine() {
        if (engine.isEmpty()) {
            engine = Optional.of(made());
        }
        return engine.get();
    }

    private Engine made() {
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(new JacksonMcpJsonMapper(new JsonMapper()))
                .mcpEndpoint("/mcp")
                .sessionSweepInterval(FORGET_AFTER)
                .contextExtractor(request -> McpEndpoint.caller(request).context())
                .build();
        McpSyncServer server = McpServer.sync(transport)
                .jsonMapper(new JacksonMcpJsonMapper(new JsonMapper()))
                .serverInfo("browsergrid", "1")
                .instructions("run_browser_task has an agent do a whole task in a real browser. The other tools drive a"
                        + " browser step by step: session_open gives a session_id, browser_snapshot shows the page with"
                        + " the refs that the others take, session_close gives the browser back.")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                // on the request's own thread, which is a virtual one
                .immediateExecution(true)
                .tools(offering.all())
                .addToolFilter(offering::isFor)
                .build();
        return new Engine(transport, server);
    }

    @Override
    public void start() {
        running = true;
    }

    /// Ends the streams that clients listen on before the web server waits for its requests to end.
    @Override
    public synchronized void stop() {
        running = false;
        engine.ifPresent(made -> made.server().closeGracefully());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }
}
