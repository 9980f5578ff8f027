package dev.browsergrid.mcp;

import dev.browsergrid.account.Scope;
import dev.browsergrid.mcp.McpTools.Call;
import dev.browsergrid.mcp.McpTools.Offer;
import dev.browsergrid.platform.Problem;
import io.modelcontextprotocol.common.McpTransportContext;
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
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Offers each caller the tools their token may use, and has calls done: whatever comes of one is an answer.
@Component
class Offering {
    private static final Logger log = LoggerFactory.getLogger(Offering.class);

    private final List<McpTools> tools;
    private final Calls calls;
    private final Map<String, Scope> scopes;

    Offering(List<McpTools> tools, Calls calls) {
        this.tools = List.copyOf(tools);
        this.calls = calls;
        this.scopes = this.tools.stream()
                .flatMap(some -> some.tools().stream()
                        .map(offer -> Map.entry(offer.tool().name(), some.scope())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<SyncToolSpecification> all() {
        return tools.stream()
                .flatMap(some -> some.tools().stream())
                .map(offer -> SyncToolSpecification.builder()
                        .tool(offer.tool())
                        .callHandler((exchange, request) -> call(offer, exchange, request))
                        .build())
                .toList();
    }

    boolean isFor(McpTransportContext context, Tool tool) {
        return may(Caller.of(context), tool);
    }

    private boolean may(Caller caller, Tool tool) {
        return Optional.ofNullable(scopes.get(tool.name())).filter(caller::may).isPresent();
    }

    private CallToolResult call(Offer offer, McpSyncServerExchange exchange, CallToolRequest request) {
        Caller caller = Caller.of(exchange.transportContext());
        if (!may(caller, offer.tool())) {
            return failed("insufficient_scope", "The token of this connection may not do that.");
        }
        try (Calls.Call call = calls.begin(caller.key())) {
            return offer.work()
                    .call(new Call(
                            caller,
                            Optional.ofNullable(request.arguments()).orElse(Map.of()),
                            exchange,
                            request,
                            call.cancellation()));
        } catch (Problem problem) {
            return failed(problem.code(), String.valueOf(problem.getMessage()));
        } catch (CancellationException e) {
            return failed("cancelled", "The call was cancelled.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("server_stopped", "The server is being stopped.");
        } catch (IOException | RuntimeException e) {
            log.error("mcp=failed tool={}", offer.tool().name(), e);
            return failed("internal", "Something went wrong on the server; its log says more.");
        }
    }

    private static CallToolResult failed(String code, String message) {
        return CallToolResult.builder()
                .addTextContent(code + ": " + message)
                .isError(true)
                .build();
    }
}
