package dev.browsergrid.mcp;

import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.platform.Problem;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Some of the tools that clients are offered.
interface McpTools {
    List<SyncToolSpecification> tools();

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

    /// A tool with what it does.
    static SyncToolSpecification tool(Tool tool, Calls calls, Work work) {
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((exchange, request) -> call(calls, work, exchange, request))
                .build();
    }

    private static CallToolResult call(
            Calls calls, Work work, McpSyncServerExchange exchange, CallToolRequest request) {
        Caller caller = Caller.of(exchange.transportContext());
        try (Calls.Call call = calls.begin(caller.key())) {
            return work.call(new Call(
                    caller,
                    Optional.ofNullable(request.arguments()).orElse(Map.of()),
                    exchange,
                    request,
                    call.cancellation()));
        } catch (Problem problem) {
            return failed(problem.code(), String.valueOf(problem.getMessage()));
        } catch (CancellationException e) {
            return failed("cancelled", "The call was cancelled.");
        } catch (IOException e) {
            return failed("client_gone", "Nobody listens any more.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("server_stopped", "The server is being stopped.");
        }
    }

    static CallToolResult failed(String code, String message) {
        return CallToolResult.builder()
                .addTextContent(code + ": " + message)
                .isError(true)
                .build();
    }

    static CallToolResult told(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }
}
