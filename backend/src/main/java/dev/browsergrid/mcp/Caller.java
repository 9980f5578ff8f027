package dev.browsergrid.mcp;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import io.modelcontextprotocol.common.McpTransportContext;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;

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

    /// @throws Problem `insufficient_scope`
    void require(Scope scope) {
        if (!viewer.credential().allows(scope)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "insufficient_scope",
                    "This token may not do that; it needs the scope " + scope.word() + ".");
        }
    }
}
