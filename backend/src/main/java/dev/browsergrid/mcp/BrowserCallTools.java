package dev.browsergrid.mcp;

import dev.browsergrid.account.Scope;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.ToolDesk;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The agent's own browser tools, one call at a time, on a session of the caller.
@Component
class BrowserCallTools implements McpTools {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SESSION = "session_id";
    private static final Map<String, Object> SESSION_ID =
            Map.of("type", "string", "description", "The session, from session_open");

    private final DrivenSessions sessions;
    private final Desks desks;

    BrowserCallTools(DrivenSessions sessions, Desks desks) {
        this.sessions = sessions;
        this.desks = desks;
    }

    @Override
    public Scope scope() {
        return Scope.CONNECT;
    }

    @Override
    public List<Offer> tools() {
        Tool snapshot = Tool.builder(
                        "browser_snapshot",
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of(SESSION, SESSION_ID),
                                "required",
                                List.of(SESSION)))
                .description("Show the tabs and the page, with the refs that the other tools name elements by.")
                .build();
        return Stream.concat(
                        Stream.of(new Offer(snapshot, this::look)),
                        ToolDesk.tools().stream().map(this::tool))
                .toList();
    }

    private Offer tool(ToolSpecification specification) {
        String name = specification.name();
        Tool tool = Tool.builder("browser_" + name, schema(specification))
                .description(specification.description())
                .build();
        return new Offer(tool, call -> act(name, call));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> schema(ToolSpecification specification) {
        Map<String, Object> schema = new LinkedHashMap<>(JsonSchemaElementUtils.toMap(specification.parameters()));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(SESSION, SESSION_ID);
        properties.putAll((Map<String, Object>) schema.getOrDefault("properties", Map.of()));
        List<Object> required = new ArrayList<>(List.of(SESSION));
        required.addAll((List<Object>) schema.getOrDefault("required", List.of()));
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private CallToolResult look(Call call) throws InterruptedException {
        return McpTools.told(at(call, tools -> tools.look(call.cancellation())));
    }

    private CallToolResult act(String tool, Call call) throws InterruptedException {
        Map<String, Object> arguments = new LinkedHashMap<>(call.arguments());
        arguments.remove(SESSION);
        ToolDesk.Result done =
                at(call, tools -> tools.call(tool, JSON.writeValueAsString(arguments), call.cancellation()));
        CallToolResult.Builder result =
                CallToolResult.builder().addTextContent(done.text()).isError(done.failed());
        done.picture().map(BrowserCallTools::image).ifPresent(result::addContent);
        return result.build();
    }

    private <T> T at(Call call, Desk.Job<T> job) throws InterruptedException {
        return desks.work(
                sessions.now(
                        DrivenSessions.id(call.text(SESSION).orElse("")),
                        call.caller().reach()),
                call.cancellation(),
                job);
    }

    private static ImageContent image(Screenshot picture) {
        return ImageContent.builder(Base64.getEncoder().encodeToString(picture.jpeg()), "image/jpeg")
                .build();
    }
}
