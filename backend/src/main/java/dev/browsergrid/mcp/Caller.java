package dev.browsergrid.mcp;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import io.modelcontextprotocol.common.McpTransportContext;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Who calls, from where, with what call. A call's key names it among its caller's.
record Caller(Viewer viewer, String ip, String userAgent, CallKey key) {
    private static final String KEY = Caller.class.getName();

    /// A call of somebody, in one of their MCP sessions, with the number they gave it.
    record CallKey(UUID viewer, String session, String call) {}

    McpTransportContext context() {
        return McpTransportContext.create(Map.of(KEY, this));
    }

    static Caller of(McpTransportContext context) {
        return (Caller) Objects.requireNonNull(context.get(KEY));
    }

    Reach reach() {
        return new Reach(viewer.id(), viewer.admin(), false);
    }

    boolean may(Scope scope) {
        return viewer.credential().allows(scope);
    }
}
