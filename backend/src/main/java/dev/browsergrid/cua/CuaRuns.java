package dev.browsergrid.cua;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.chat.Chats;
import dev.browsergrid.cua.CuaRequest.WishedLimits;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunLimits;
import dev.browsergrid.run.RunTerms;
import dev.browsergrid.run.Runs;
import dev.browsergrid.run.Safeguards;
import dev.browsergrid.session.RunSessions;
import dev.browsergrid.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts runs for programs: finds or makes their session, and lets no request start two.
@Service
public class CuaRuns {
    private static final int LONGEST_NAME = 60;

    private final Runs runs;
    private final Chats chats;
    private final RunSessions sessions;
    private final ModelCatalog models;
    private final RequestKeys keys;
    private final Webhooks webhooks;

    CuaRuns(Runs runs, Chats chats, RunSessions sessions, ModelCatalog models, RequestKeys keys, Webhooks webhooks) {
        this.runs = runs;
        this.chats = chats;
        this.sessions = sessions;
        this.models = models;
        this.keys = keys;
        this.webhooks = webhooks;
    }

    /// The run of a request, and whether an earlier request with the same key had started it.
    public record Started(Run run, boolean before) {}

    /// Queues a run for the viewer, or answers the one that this key stands for.
    ///
    /// @throws Problem as [CuaRules], [RequestKeys], [Runs#start], [RunSessions] and [Webhooks] say
    @Transactional
    public Started start(CuaRequest request, Optional<String> key, Reach reach) {
        CuaRules.require(request, runs.mostAllowed(), models);
        Optional<Run> known =
                key.flatMap(given -> keys.find(reach.viewer(), given, request)).flatMap(id -> runs.find(id, reach));
        if (known.isPresent()) {
            return new Started(known.get(), true);
        }
        request.hook().ifPresent(webhooks::requireOpen);
        Run run = begin(request, reach);
        request.hook().ifPresent(hook -> webhooks.keep(run.id(), hook));
        key.ifPresent(given -> keys.remember(reach.viewer(), given, request, run.id()));
        return new Started(run, false);
    }

    private Run begin(CuaRequest request, Reach reach) {
        String task = request.task().strip();
        List<UUID> files = Objects.requireNonNullElse(request.files(), List.of());
        Optional<String> model = Optional.ofNullable(request.model());
        if (request.chatId() != null) {
            return chats.ask(request.chatId(), reach, task, files, model, terms(request));
        }
        return runs.start(new Runs.Request(
                reach.viewer(),
                Optional.empty(),
                session(request, task, reach),
                model.orElseGet(() -> models.defaultModel().id()),
                task,
                files,
                terms(request)));
    }

    /// The session the run works in: the one that was named, or one made for it.
    UUID session(CuaRequest request, String task, Reach reach) {
        if (request.sessionId() != null) {
            return sessions.own(request.sessionId(), reach).id();
        }
        return sessions.create(
                new RunSessions.Wish(
                        Optional.ofNullable(request.pool()).map(String::strip),
                        Optional.ofNullable(request.profile()).map(String::strip),
                        Optional.ofNullable(request.viewport()),
                        name(task)),
                reach);
    }

    RunTerms terms(CuaRequest request) {
        return new RunTerms(
                Optional.ofNullable(request.limits()).map(this::limits),
                Optional.ofNullable(request.startUrl()).map(String::strip),
                Optional.ofNullable(request.instructions()).map(String::strip),
                request.schema(),
                Objects.requireNonNullElse(request.metadata(), Map.of()),
                request.approvals().orElseThrow(),
                request.questions().orElseThrow(),
                new Safeguards(request.domains(), request.namedSecrets()),
                request.sight().orElseThrow(),
                Boolean.TRUE.equals(request.persistent()));
    }

    private RunLimits limits(WishedLimits wished) {
        RunLimits most = runs.mostAllowed();
        return new RunLimits(
                Objects.requireNonNullElse(wished.maxSteps(), most.maxSteps()),
                Objects.requireNonNullElse(wished.maxSeconds(), most.maxSeconds()),
                Objects.requireNonNullElse(wished.maxTokens(), most.maxTokens()),
                wished.maxCostUsd());
    }

    private static String name(String task) {
        String line = task.lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST_NAME
                ? line
                : line.substring(0, LONGEST_NAME - 1).strip() + "…";
    }
}
