package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.file.FileInfo;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.usage.RunUsage;
import dev.browsergrid.usage.RunUsages;
import dev.browsergrid.usage.UsageLimits;
import dev.browsergrid.usage.UsagePrice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What other modules can do with runs.
@Service
public class Runs {
    private final RunStore store;
    private final RunEvents events;
    private final RunFiles files;
    private final RunSafety safety;
    private final RunCopies copies;
    private final RunSettings settings;
    private final RunUsages usages;
    private final UsageLimits limits;
    private final ModelCatalog models;
    private final UsagePrice price;
    private final Sessions sessions;
    private final ApplicationEventPublisher publisher;

    Runs(
            RunStore store,
            RunEvents events,
            RunFiles files,
            RunSafety safety,
            RunCopies copies,
            RunSettings settings,
            RunUsages usages,
            UsageLimits limits,
            ModelCatalog models,
            UsagePrice price,
            Sessions sessions,
            ApplicationEventPublisher publisher) {
        this.store = store;
        this.events = events;
        this.files = files;
        this.safety = safety;
        this.copies = copies;
        this.settings = settings;
        this.usages = usages;
        this.limits = limits;
        this.models = models;
        this.price = price;
        this.sessions = sessions;
        this.publisher = publisher;
    }

    /// What a run is to do, for whom, in which session, as part of which chat.
    public record Request(
            UUID ownerId,
            Optional<UUID> chatId,
            UUID sessionId,
            String model,
            String instruction,
            List<UUID> fileIds,
            RunTerms terms) {
        public Request {
            fileIds = List.copyOf(fileIds);
        }
    }

    /// The most a run may be allowed to spend.
    public RunLimits mostAllowed() {
        return settings.limits();
    }

    /// Queues a run; it starts when its turn comes.
    ///
    /// @throws Problem `instructions_not_followed` by the built-in model, `usage_limit_reached`, `too_many_queued`,
    /// or `file_unknown` when a file is not the owner's
    @Transactional
    public Run start(Request request) {
        models.models().stream()
                .filter(model -> model.id().equals(request.model()))
                .forEach(model -> ModelRules.require(request.terms(), model, price));
        limits.require(request.ownerId());
        store.takeTurn(request.sessionId());
        if (store.unfinishedOfSession(request.sessionId()) >= settings.queuedPerSession()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_queued",
                    settings.queuedPerSession() + " messages wait in this chat already; let some finish first.",
                    Optional.of(Duration.ofSeconds(30)));
        }
        if (store.unfinishedOf(request.ownerId()) >= settings.queuedPerPerson()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_queued",
                    settings.queuedPerPerson() + " of your runs are not over yet; let some finish first.",
                    Optional.of(Duration.ofSeconds(30)));
        }
        UUID id = store.create(request, request.terms().limits().orElseGet(settings::limits));
        safety.keep(id, request.ownerId(), request.terms().safeguards());
        List<UUID> fileIds = request.fileIds().stream().distinct().toList();
        if (files.attach(id, request.ownerId(), fileIds) != fileIds.size()) {
            throw Problem.invalid("file_unknown", "An attached file does not exist; attach it again.");
        }
        events.append(id, new RunEvent.Draft("run.queued", Map.of()));
        publisher.publishEvent(new RunQueued(id));
        return find(id, Reach.own(request.ownerId())).orElseThrow();
    }

    /// The run, if it is within reach.
    public Optional<Run> find(UUID id, Reach reach) {
        return store.find(id, reach).map(run -> withUsage(List.of(run)).getFirst());
    }

    /// The same without what it used.
    public Optional<Run> brief(UUID id, Reach reach) {
        return store.find(id, reach);
    }

    /// All runs of a chat, the oldest first.
    public List<Run> ofChat(UUID chatId, Reach reach) {
        return withUsage(store.ofChat(chatId, reach));
    }

    /// The newest first.
    public List<Run> list(RunFilter filter) {
        return withUsage(store.list(filter));
    }

    private List<Run> withUsage(List<Run> runs) {
        Map<UUID, RunUsage> used = usages.of(runs.stream().map(Run::id).toList());
        return runs.stream()
                .map(run -> run.using(used.get(run.id()), warnings(run)))
                .toList();
    }

    private List<Run.Warning> warnings(Run run) {
        return run.persistent() ? List.of(IdleWarning.of(price, sessions.longestKept())) : List.of();
    }

    /// Copies a run that is over, with all a chat shows of it, into another chat of the same owner.
    @Transactional
    public void copy(UUID run, UUID copy, UUID chatId, UUID sessionId) {
        copies.copy(run, copy, chatId, sessionId);
    }

    public List<FileInfo> filesOf(UUID runId) {
        return files.infosOf(runId);
    }

    /// Asks a run to stop. Answers it as it is then; empty when it is not within reach.
    public Optional<Run> cancel(UUID id, Reach reach) {
        Optional<Run> run = store.requestCancel(id, reach);
        if (run.isPresent()) {
            if (run.get().status() == RunStatus.QUEUED) {
                store.finish(id, new Ending.Cancelled());
            }
            publisher.publishEvent(new RunCancelRequested(id));
        }
        return find(id, reach);
    }
}
