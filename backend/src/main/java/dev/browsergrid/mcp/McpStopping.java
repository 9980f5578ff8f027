package dev.browsergrid.mcp;

import io.modelcontextprotocol.server.McpSyncServer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Ends the streams that clients listen on before the web server waits for its requests to end.
@Component
class McpStopping implements SmartLifecycle {
    private final McpSyncServer server;
    // set by start and stop
    private volatile boolean running;

    McpStopping(McpSyncServer server) {
        this.server = server;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        server.closeGracefully();
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
