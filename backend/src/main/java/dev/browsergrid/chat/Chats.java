package dev.browsergrid.chat;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.chat.ChatStore.StoredMessage;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunTerms;
import dev.browsergrid.run.Runs;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// What one can do with chats.
@Service
public class Chats {
    static final int LONGEST_MESSAGE = 20_000;
    static final int LONGEST_TITLE = 200;
    private static final int TITLE_FROM_MESSAGE = 60;
    private static final String UNTITLED = "New chat";

    private final ChatStore store;
    private final BrowserStates states;
    private final Runs runs;
    private final Sessions sessions;
    private final Profiles profiles;
    private final ModelCatalog models;
    private final TransactionTemplate transaction;
    private final Changes changes;
    private final Persistence persistence;

    Chats(
            ChatStore store,
            BrowserStates states,
            Runs runs,
            Sessions sessions,
            Profiles profiles,
            ModelCatalog models,
            TransactionTemplate transaction,
            Changes changes,
            Persistence persistence) {
        this.store = store;
        this.states = states;
        this.transaction = transaction;
        this.runs = runs;
        this.sessions = sessions;
        this.profiles = profiles;
        this.models = models;
        this.changes = changes;
        this.persistence = persistence;
    }

    /// Makes a chat with a profile and a session of its own; no browser is used before the first message.
    @Transactional
    Chat create(UUID ownerId, @Nullable String title, @Nullable String model) {
        String chosenTitle = title == null || title.isBlank() ? UNTITLED : title(title);
        String chosenModel = model == null ? models.defaultModel().id() : known(model);
        UUID profileId = profiles.createForChat(ownerId, chosenTitle);
        UUID id = Ids.next();
        UUID sessionId = sessions.createForChat(ownerId, profileId, id, chosenTitle);
        store.create(id, ownerId, chosenTitle, chosenModel, sessionId, profileId);
        changes.publish(Topic.CHATS, id, ownerId);
        return find(id, Reach.own(ownerId));
    }

    /// The same for a program, without a title until its first message. Answers its id.
    @Transactional
    public UUID begin(UUID ownerId, String model) {
        return create(ownerId, null, model).id();
    }

    Chat find(UUID id, Reach reach) {
        return store.find(id, reach).orElseThrow(Problem::notFound);
    }

    @Transactional
    Chat update(UUID id, Reach reach, @Nullable String title, @Nullable String model, @Nullable Boolean persistent) {
        Chat chat = find(id, reach);
        store.update(id, title == null ? null : title(title), model == null ? null : known(model));
        if (title != null) {
            sessions.rename(chat.session().id(), title(title));
        }
        if (persistent != null && persistent != chat.persistent()) {
            persistence.switched(id, persistent);
        }
        changes.publish(Topic.CHATS, id, store.ownerOf(id));
        return find(id, reach);
    }

    /// Deletes the chat, stops what it does, and forgets its browser's state.
    void delete(UUID id, Reach reach) {
        Chat chat = find(id, reach);
        runs.ofChat(id, reach).forEach(run -> runs.cancel(run.id(), reach));
        sessions.remove(chat.session().id(), "its chat was deleted");
        UUID profileId = store.profileOf(id);
        UUID ownerId = store.ownerOf(id);
        transaction.executeWithoutResult(_ -> {
            store.delete(id);
            profiles.delete(profileId);
            changes.publish(Topic.CHATS, id, ownerId);
        });
    }

    /// Adds a message and queues the run that answers it, on behalf of the chat's owner.
    @Transactional
    Message send(UUID id, Reach reach, String text, List<UUID> fileIds) {
        Sent sent = send(find(id, reach), text, fileIds, Optional.empty(), RunTerms.USUAL);
        return message(id, sent.message(), sent.run(), new BrowserState.Pending());
    }

    /// The same for a program: perhaps with another model than the chat's, and on these terms.
    ///
    /// @throws Problem as for a message
    @Transactional
    public Run ask(UUID id, Reach reach, String text, List<UUID> fileIds, Optional<String> model, RunTerms terms) {
        return send(find(id, reach), text, fileIds, model, terms).run();
    }

    private record Sent(StoredMessage message, Run run) {}

    private Sent send(Chat chat, String text, List<UUID> fileIds, Optional<String> model, RunTerms terms) {
        UUID id = chat.id();
        String said = text.strip();
        if (said.isEmpty()) {
            throw Problem.invalid("message_empty", "Write something first.");
        }
        if (said.length() > LONGEST_MESSAGE) {
            throw Problem.invalid(
                    "message_too_long",
                    "A message may have " + LONGEST_MESSAGE + " characters; this one has " + said.length() + ".");
        }
        // first, as messages that come at the same time take turns from here on
        Run run = runs.start(new Runs.Request(
                store.ownerOf(id),
                Optional.of(id),
                chat.session().id(),
                model.orElse(chat.model()),
                said,
                fileIds,
                terms));
        if (chat.title().equals(UNTITLED) && !store.hasMessages(id)) {
            store.update(id, titleFrom(said), null);
            sessions.rename(chat.session().id(), titleFrom(said));
        }
        StoredMessage message = store.addMessage(id, run.id(), said);
        changes.publish(Topic.CHATS, id, store.ownerOf(id));
        return new Sent(message, run);
    }

    /// Begins to bring the chat's browser back, because a message is being written.
    void prepare(UUID id, Reach reach) {
        Chat chat = find(id, reach);
        sessions.prepare(chat.session().id());
    }

    List<Message> messages(UUID id, Reach reach) {
        find(id, reach);
        Map<UUID, Run> byId = runs.ofChat(id, reach).stream().collect(Collectors.toMap(Run::id, Function.identity()));
        Map<UUID, BrowserState> after = states(id);
        return store.messages(id).stream()
                .filter(message -> byId.containsKey(message.runId()) && after.containsKey(message.id()))
                .map(message -> message(
                        id,
                        message,
                        Objects.requireNonNull(byId.get(message.runId())),
                        Objects.requireNonNull(after.get(message.id()))))
                .toList();
    }

    /// A chat shows where its session is.
    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        change.chatId().ifPresent(id -> changes.publish(Topic.CHATS, id, change.ownerId()));
    }

    private Map<UUID, BrowserState> states(UUID id) {
        List<BrowserState.Facts> facts = states.ofChat(id);
        List<BrowserState> after = BrowserState.after(facts);
        return IntStream.range(0, facts.size())
                .boxed()
                .collect(Collectors.toMap(at -> facts.get(at).message(), after::get));
    }

    private Message message(UUID chatId, StoredMessage stored, Run run, BrowserState state) {
        return new Message(
                stored.id(), chatId, stored.text(), runs.filesOf(run.id()), stored.createdAt(), run, state.word());
    }

    private String known(String model) {
        if (models.models().stream().noneMatch(info -> info.id().equals(model))) {
            throw Problem.invalid("unknown_model", "There is no model " + model + " here.");
        }
        return model;
    }

    private static String title(String given) {
        String title = given.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw Problem.invalid(
                    "title_invalid",
                    "A title has 1 to " + LONGEST_TITLE + " characters; this one has " + title.length() + ".");
        }
        return title;
    }

    private static String titleFrom(String message) {
        String line = message.lines().findFirst().orElse(UNTITLED).strip();
        return line.length() <= TITLE_FROM_MESSAGE
                ? line
                : line.substring(0, TITLE_FROM_MESSAGE - 1).strip() + "…";
    }
}
