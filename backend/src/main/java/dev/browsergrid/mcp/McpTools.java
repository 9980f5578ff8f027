package dev.browsergrid.mcp;

import dev.browsergrid.account.Scope;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.platform.Problem;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some of the tools that clients are offered.
interface McpTools {
    List<Offer> tools();

    /// What a token needs to be offered them.
    Scope scope();

    /// A tool with what it does.
    record Offer(Tool tool, Work work) {}

    /// What a tool does with a call. What it refuses with a [Problem] is told to the client's model.
    interface Work {
        CallToolResult call(Call call) throws IOException, InterruptedException;
    }

    /// One call of a tool.
    record Call(
            Caller caller,
            Map<String, Object> arguments,
            McpSyncServerExchange exchange,
            CallToolRequest request,
            Cancellation cancellation) {
        /// A text that may be left out.
        Optional<String> text(String name) {
            return Optional.ofNullable(arguments.get(name))
                    .map(String::valueOf)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }
    }

    static CallToolResult told(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }
}
