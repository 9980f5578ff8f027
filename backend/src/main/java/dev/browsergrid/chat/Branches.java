package dev.browsergrid.chat;

import dev.browsergrid.account.Reach;
import dev.browsergrid.chat.BrowserState.Facts;
import dev.browsergrid.chat.ChatStore.StoredMessage;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.fork.Fork;
import dev.browsergrid.profile.fork.Forks;
import dev.browsergrid.run.Runs;
import dev.browsergrid.session.Sessions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes a chat of an earlier point of another one: its messages up to there, and the browser as it was then, in a
/// profile and a session of its own. The original does not notice.
@Service
public class Branches {
    private static final String SUFFIX = " (branch)";

    private final ChatStore store;
    private final BrowserStates states;
    private final Forks forks;
    private final Runs runs;
    private final Sessions sessions;
    private final TransactionTemplate transaction;
    private final Changes changes;

    Branches(
            ChatStore store,
            BrowserStates states,
            Forks forks,
            Runs runs,
            Sessions sessions,
            TransactionTemplate transaction,
            Changes changes) {
        this.store = store;
        this.states = states;
        this.forks = forks;
        this.runs = runs;
        this.sessions = sessions;
        this.transaction = transaction;
        this.changes = changes;
    }

    /// Makes the branch, for the chat's owner.
    ///
    /// @throws Problem `not_found`; `state_pending` while the browser is not saved yet, `state_gone` when it is not
    /// kept
    Chat branch(UUID id, UUID message, Reach reach) {
        Chat origin = store.find(id, reach).orElseThrow(Problem::notFound);
        List<Facts> until = until(message, states.ofChat(id));
        BrowserState.Saved saved = required(BrowserState.after(until).getLast());
        UUID owner = store.ownerOf(id);
        String title = title(origin.title());
        Fork fork = begin(saved, owner, title);
        boolean done = false;
        try {
            UUID branch = Ids.next();
            transaction.executeWithoutResult(_ -> {
                if (!store.lock(id)) {
                    throw Problem.notFound();
                }
                UUID session = sessions.createForChat(owner, fork.profile(), branch, title);
                store.create(branch, owner, title, origin.model(), session, fork.profile());
                store.link(branch, id, message);
                forks.finish(fork, copy(id, until.size(), branch, session));
                changes.publish(Topic.CHATS, branch, owner);
            });
            done = true;
            return store.find(branch, reach).orElseThrow(Problem::notFound);
        } finally {
            if (!done) {
                forks.abandon(fork);
            }
        }
    }

    /// The same at the message that this run answered. Answers the branch's id.
    public UUID branchAtRun(UUID id, UUID run, Reach reach) {
        Chat origin = store.find(id, reach).orElseThrow(Problem::notFound);
        UUID message = store.messages(origin.id()).stream()
                .filter(each -> each.runId().equals(run))
                .map(StoredMessage::id)
                .findFirst()
                .orElseThrow(Problem::notFound);
        return branch(id, message, reach).id();
    }

    private Fork begin(BrowserState.Saved saved, UUID owner, String title) {
        try {
            return forks.begin(saved.profile(), Optional.of(saved.number()), owner, title);
        } catch (Problem removedMeanwhile) {
            throw gone();
        }
    }

    /// Copies the first messages with their runs. Answers the last run's copy.
    private UUID copy(UUID origin, int count, UUID branch, UUID session) {
        List<StoredMessage> originals =
                store.messages(origin).stream().limit(count).toList();
        List<UUID> copies = originals.stream().map(_ -> Ids.next()).toList();
        IntStream.range(0, originals.size()).forEach(at -> {
            StoredMessage original = originals.get(at);
            runs.copy(original.runId(), copies.get(at), branch, session);
            store.copyMessage(original, branch, copies.get(at));
        });
        return copies.getLast();
    }

    private static List<Facts> until(UUID message, List<Facts> all) {
        int last = all.stream().map(Facts::message).toList().indexOf(message);
        if (last < 0) {
            throw Problem.notFound();
        }
        return all.subList(0, last + 1);
    }

    private static BrowserState.Saved required(BrowserState state) {
        return switch (state) {
            case BrowserState.Saved saved -> saved;
            case BrowserState.Pending _ ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "state_pending",
                        "The browser is not saved yet as this message left it; try again in a moment.");
            case BrowserState.Gone _ -> throw gone();
        };
    }

    private static Problem gone() {
        return new Problem(
                HttpStatus.CONFLICT, "state_gone", "The browser is not kept any more as this message left it.");
    }

    /// A branch of a branch is a branch.
    private static String title(String origin) {
        String plain = origin.endsWith(SUFFIX) ? origin.substring(0, origin.length() - SUFFIX.length()) : origin;
        int most = Chats.LONGEST_TITLE - SUFFIX.length();
        return (plain.length() <= most ? plain : plain.substring(0, most - 1).strip() + "…") + SUFFIX;
    }
}
