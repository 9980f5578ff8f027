package dev.browsergrid.mcp;

import dev.browsergrid.account.Scope;
import dev.browsergrid.audit.AuditTrail;
import dev.browsergrid.connect.Claiming;
import dev.browsergrid.session.ConnectPaths.Connection;
import dev.browsergrid.session.SessionReleases;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The tools that get a browser and give it back.
@Component
class SessionTools implements McpTools {
    private static final String SESSION = "session_id";

    private final Claiming claiming;
    private final DrivenSessions driven;
    private final SessionReleases releases;
    private final Desks desks;
    private final McpSettings settings;
    private final AuditTrail audit;

    SessionTools(
            Claiming claiming,
            DrivenSessions driven,
            SessionReleases releases,
            Desks desks,
            McpSettings settings,
            AuditTrail audit) {
        this.claiming = claiming;
        this.driven = driven;
        this.releases = releases;
        this.desks = desks;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public Scope scope() {
        return Scope.CONNECT;
    }

    @Override
    public List<Offer> tools() {
        Map<String, Object> opening = new LinkedHashMap<>();
        opening.put(
                "profile",
                text("Id or name of the profile whose logins and tabs the browser begins with and is saved to"));
        opening.put("pool", text("Id or name of the pool it comes from"));
        opening.put("viewport", text("Width and height of its pages, such as 1280x800"));
        opening.put(SESSION, text("Instead: a session of yours that was parked, to bring it back"));
        Tool open = Tool.builder("session_open", schema(opening, List.of()))
                .description("Gets a browser. Answers its session_id, for the browser tools, and the page it shows. A"
                        + " session that is not used is given back after a while; with a profile it is saved.")
                .build();
        Tool close = Tool.builder("session_close", schema(Map.of(SESSION, text("Which one")), List.of(SESSION)))
                .description("Gives a session's browser back; with a profile it is saved.")
                .build();
        return List.of(new Offer(open, this::open), new Offer(close, this::close));
    }

    private static Map<String, Object> schema(Map<String, Object> properties, List<String> required) {
        return Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    private static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    private CallToolResult open(Call call) throws InterruptedException {
        Caller caller = call.caller();
        Optional<UUID> parked = call.text(SESSION).map(DrivenSessions::id);
        Connection session;
        if (parked.isPresent()) {
            session = driven.broughtBack(parked.get(), caller.reach());
            note(caller, "resumeSession", session.session());
        } else {
            session = claiming.claim(
                    name -> parameter(call, name), caller.viewer().id());
            note(caller, "claimBrowser", session.session());
        }
        String page = desks.work(session, call.cancellation(), tools -> tools.look(call.cancellation()));
        return CallToolResult.builder()
                .addTextContent("session_id: " + session.session() + "\n" + page)
                .structuredContent(Map.of(SESSION, session.session().toString()))
                .build();
    }

    /// As a claim by URL, whose client is the desk.
    private String parameter(Call call, String name) {
        return name.equals("keep_alive")
                ? Long.toString(settings.keepAlive().toSeconds())
                : call.text(name).orElse("");
    }

    private CallToolResult close(Call call) {
        Caller caller = call.caller();
        UUID id = DrivenSessions.id(call.text(SESSION).orElse(""));
        desks.close(id);
        releases.release(id, caller.reach());
        note(caller, "releaseSession", id);
        return McpTools.told("The browser is given back.");
    }

    private void note(Caller caller, String action, UUID session) {
        audit.done(caller.viewer(), action, "/api/v1/sessions/" + session, caller.ip(), caller.userAgent());
    }
}
