package dev.browsergrid.mcp;

import dev.browsergrid.account.Scope;
import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.audit.AuditTrail;
import dev.browsergrid.cua.CuaForm;
import dev.browsergrid.cua.CuaRuns;
import dev.browsergrid.run.Narration;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunEvent;
import dev.browsergrid.run.RunFollowing;
import dev.browsergrid.run.RunStatus;
import dev.browsergrid.run.Runs;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The tool that has the agent do a whole task: a run as the agent's endpoint starts one, under its rules.
@Component
class RunTaskTool implements McpTools {
    private static final Logger log = LoggerFactory.getLogger(RunTaskTool.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> LIMITS = List.of("max_steps", "max_seconds", "max_tokens");
    private static final Map<String, Object> INPUT = Map.of(
            "type", "object", "properties", properties(), "required", List.of("task"), "additionalProperties", false);

    private final CuaRuns cua;
    private final Runs runs;
    private final RunFollowing following;
    private final AuditTrail audit;

    RunTaskTool(CuaRuns cua, Runs runs, RunFollowing following, AuditTrail audit) {
        this.cua = cua;
        this.runs = runs;
        this.following = following;
        this.audit = audit;
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("task", text("What to do, in words"));
        properties.put("start_url", text("Where to begin"));
        properties.put(
                "profile",
                text("Id or name of the profile whose logins and tabs the browser begins with and is saved to"));
        properties.put("session_id", text("Work in this session's browser"));
        properties.put("chat_id", text("Go on in this chat, in its browser; an earlier call with it told its id"));
        properties.put("pool", text("Id or name of the pool the browser comes from"));
        properties.put("model", text("Id of one of the server's models"));
        properties.put("instructions", text("How tasks are to be done in general"));
        properties.put("allowed_domains", texts("Where the agent may go; everywhere, when left out"));
        properties.put("blocked_domains", texts("Where the agent may not go"));
        properties.put(
                "approval_policy",
                Map.of(
                        "type",
                        "string",
                        "enum",
                        Stream.of(ApprovalPolicy.values())
                                .map(ApprovalPolicy::word)
                                .toList(),
                        "description",
                        "When a person is asked in the web app before the agent acts: never, before what is hard to"
                                + " undo (the default), or before everything but looking"));
        LIMITS.forEach(limit -> properties.put(limit, Map.of("type", "integer", "minimum", 1)));
        properties.put(
                "output_schema",
                Map.of("type", "object", "description", "JSON schema of what is to be handed in beside the answer"));
        return properties;
    }

    private static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    private static Map<String, Object> texts(String description) {
        return Map.of("type", "array", "items", Map.of("type", "string"), "description", description);
    }

    @Override
    public Scope scope() {
        return Scope.CUA;
    }

    @Override
    public List<Offer> tools() {
        Tool tool = Tool.builder("run_browser_task", INPUT)
                .description("Has an agent do a task in a real browser and answers when it is over. Give a whole task,"
                        + " not a step.")
                .build();
        return List.of(new Offer(tool, this::run));
    }

    private CallToolResult run(Call call) throws IOException, InterruptedException {
        Caller caller = call.caller();
        Run run = cua.start(CuaForm.read(request(call)), Optional.empty(), caller.reach())
                .run();
        audit.done(caller.viewer(), "startRun", "/api/v1/runs/" + run.id(), caller.ip(), caller.userAgent());
        try (var _ = call.cancellation().onCancel(() -> runs.cancel(run.id(), caller.reach()))) {
            following.follow(caller.viewer(), run.id(), 0, new Progress(call));
        }
        return result(runs.brief(run.id(), caller.reach()).orElse(run));
    }

    /// The limits are a form of their own there.
    private static ObjectNode request(Call call) {
        ObjectNode request = JSON.valueToTree(call.arguments());
        request.put("on_question", "end");
        LIMITS.forEach(limit -> Optional.ofNullable(request.remove(limit))
                .ifPresent(value -> request.withObject("limits").set(limit, value)));
        return request;
    }

    private static CallToolResult result(Run run) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("run_id", run.id());
        about.put("session_id", run.sessionId());
        Optional.ofNullable(run.chatId()).ifPresent(chat -> about.put("chat_id", chat));
        about.put("status", run.status());
        CallToolResult.Builder result = CallToolResult.builder().meta(Map.of("dev.browsergrid/run", about));
        if (!run.finished()) {
            return result.isError(true)
                    .addTextContent("still_running: The run goes on; read it at /api/v1/runs/" + run.id() + ".")
                    .build();
        }
        if (run.status() != RunStatus.COMPLETED) {
            String why = Optional.ofNullable(run.failure())
                    .map(failure -> failure.code() + ": " + failure.message())
                    .orElse("cancelled: The run was stopped.");
            return result.isError(true).addTextContent(why).build();
        }
        result.addTextContent(said(run));
        Object output = run.output();
        if (output != null) {
            // for clients that know no structured content
            result.addTextContent(JSON.writeValueAsString(output)).structuredContent(output);
        }
        return result.isError(Boolean.FALSE.equals(run.success())).build();
    }

    private static String said(Run run) {
        if (run.question() == null) {
            return Objects.requireNonNullElse(run.answer(), "");
        }
        String choices = run.choices().isEmpty() ? "" : "\nOne of: " + String.join(", ", run.choices());
        return "The agent asks: " + run.question() + choices;
    }

    /// Tells the steps to a client that wants to know how far it is.
    private static final class Progress implements RunFollowing.Follower {
        private final Call call;
        private final Narration narration = new Narration();
        private int told;
        private boolean gone;

        private Progress(Call call) {
            this.call = call;
        }

        @Override
        public void heard(List<RunEvent> events) {
            events.stream().map(narration::of).filter(words -> !words.isEmpty()).forEach(words -> tell(words.strip()));
        }

        @Override
        public void quiet() {
            tell("Still at work.");
        }

        private void tell(String words) {
            Object token = call.request().progressToken();
            if (token == null || gone) {
                return;
            }
            try {
                call.exchange()
                        .progressNotification(ProgressNotification.builder(token, ++told)
                                .message(words)
                                .build());
            } catch (RuntimeException e) {
                // its connection is gone, which is no wish to stop the run
                gone = true;
                log.debug("client=gone reason={}", e.toString());
            }
        }
    }
}
