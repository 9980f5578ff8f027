package dev.browsergrid.mcp;

import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.PublicAddress;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/// The MCP server at `/mcp`: Streamable HTTP, as the SDK speaks it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpSettings.class)
class McpConfiguration {
    private static final String PATH = "/mcp";
    // what a client that went away without a word leaves behind
    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);

    @Bean
    HttpServletStreamableServerTransportProvider mcpTransport() {
        return HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(new JacksonMcpJsonMapper(new JsonMapper()))
                .mcpEndpoint(PATH)
                .sessionSweepInterval(FORGET_AFTER)
                .contextExtractor(request -> McpServlet.caller(request).context())
                .build();
    }

    @Bean(destroyMethod = "closeGracefully")
    McpSyncServer mcpServer(HttpServletStreamableServerTransportProvider transport, Offering offering) {
        return McpServer.sync(transport)
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
    }

    @Bean
    ServletRegistrationBean<McpServlet> mcpServlet(
            HttpServletStreamableServerTransportProvider transport,
            McpSyncServer started,
            McpSettings settings,
            PublicAddress addresses,
            SessionOwners owners,
            Calls calls,
            ClientAddress clients,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new ServletRegistrationBean<>(
                new McpServlet(transport, new Origins(settings.origins(), addresses), owners, calls, clients, problems),
                PATH);
    }
}
