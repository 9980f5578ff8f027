package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.file.FileInfo;
import dev.browsergrid.platform.Problem;
import java.time.Duration;
import java.util.List;
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
    private final RunCopies copies;
    private final RunSettings settings;
    private final ApplicationEventPublisher publisher;

    Runs(
            RunStore store,
            RunEvents events,
            RunFiles files,
            RunCopies copies,
            RunSettings settings,
            ApplicationEventPublisher publisher) {
        this.store = store;
        this.events = events;
        this.files = files;
        this.copies = copies;
        this.settings = settings;
        this.publisher = publisher;
    }

    /// What a run is to do, for whom, in which session, as part of which chat.
    public record Request(
            UUID ownerId, UUID chatId, UUID sessionId, String model, String instruction, List<UUID> fileIds) {}

    /// Queues a run; it starts when its turn comes.
    ///
    /// @throws Problem `too_many_queued`, or `file_unknown` when a file is not the owner's
    @Transactional
    public Run start(Request request) {
        if (store.unfinishedOfSession(request.sessionId()) >= settings.queuedPerSession()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_queued",
                    settings.queuedPerSession() + " messages wait in this chat already; let some finish first.",
                    Optional.of(Duration.ofSeconds(30)));
        }
        UUID id = store.create(
                request.ownerId(), request.chatId(), request.sessionId(), request.model(), request.instruction());
        List<UUID> fileIds = request.fileIds().stream().distinct().toList();
        if (files.attach(id, request.ownerId(), fileIds) != fileIds.size()) {
            throw Problem.invalid("file_unknown", "An attached file does not exist; attach it again.");
        }
        events.append(id, new RunEvent.Draft("run.queued", java.util.Map.of()));
        publisher.publishEvent(new RunQueued(id));
        return store.find(id, Reach.own(request.ownerId())).orElseThrow();
    }

    /// All runs of a chat, the oldest first.
    public List<Run> ofChat(UUID chatId, Reach reach) {
        return store.ofChat(chatId, reach);
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
        return store.find(id, reach);
    }
}
