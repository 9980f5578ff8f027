package dev.browsergrid.openai;

import dev.browsergrid.account.Reach;
import dev.browsergrid.chat.Branches;
import dev.browsergrid.chat.Chats;
import dev.browsergrid.cua.CuaForm;
import dev.browsergrid.cua.CuaRuns;
import dev.browsergrid.openai.Histories.Place;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Preludes;
import dev.browsergrid.run.Run;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Starts the runs that answer clients' messages, each in the chat its history is of, so that a conversation goes on in
/// one browser. A history that its chat has gone on from begins a branch, in a browser as it was then; one this server
/// does not know begins a chat whose agent is told of it.
@Service
class CompletionRuns {
    private final CuaRuns cua;
    private final Chats chats;
    private final Branches branches;
    private final Preludes preludes;
    private final Histories histories;
    private final TransactionTemplate transaction;

    CompletionRuns(
            CuaRuns cua,
            Chats chats,
            Branches branches,
            Preludes preludes,
            Histories histories,
            TransactionTemplate transaction) {
        this.cua = cua;
        this.chats = chats;
        this.branches = branches;
        this.preludes = preludes;
        this.histories = histories;
        this.transaction = transaction;
    }

    /// A run and the chat it is a message of.
    record Started(Run run, UUID chatId) {}

    /// Queues the run that answers the newest message: in the chat that is named, else where the history belongs.
    ///
    /// @throws Problem as [CuaRuns#start] and [Branches#branchAtRun] say
    Started start(CompletionWish wish, Optional<UUID> named, Reach reach) {
        Optional<String> past =
                named.isPresent() ? Optional.empty() : wish.conversation().past();
        if (named.isPresent()) {
            return inTurn(() -> in(named.get(), wish, reach));
        }
        if (past.isEmpty()) {
            return inTurn(() -> anew(wish, reach));
        }
        Spot spot = Objects.requireNonNull(transaction.execute(_ -> continued(past.get(), wish, reach)));
        return switch (spot) {
            case Spot.Continued(var started) -> started;
            case Spot.GoneOn(var place) -> branched(place, wish, reach);
        };
    }

    /// What became of a history that may be continued.
    private sealed interface Spot {
        record Continued(Started started) implements Spot {}

        /// Its chat has gone on from there.
        record GoneOn(Place place) implements Spot {}
    }

    private Spot continued(String past, CompletionWish wish, Reach reach) {
        Optional<Place> place = histories.find(reach.viewer(), past);
        if (place.isEmpty()) {
            return new Spot.Continued(anew(wish, reach));
        }
        return place.get().last()
                ? new Spot.Continued(in(place.get().chatId(), wish, reach))
                : new Spot.GoneOn(place.get());
    }

    private Started branched(Place place, CompletionWish wish, Reach reach) {
        UUID branch;
        try {
            branch = branches.branchAtRun(place.chatId(), place.runId(), reach);
        } catch (Problem problem) {
            if (problem.code().equals("state_gone") || problem.code().equals("not_found")) {
                return inTurn(() -> anew(wish, reach));
            }
            throw problem;
        }
        return inTurn(() -> in(branch, wish, reach));
    }

    private Started anew(CompletionWish wish, Reach reach) {
        Started started = in(chats.begin(reach.viewer(), wish.model()), wish, reach);
        if (!wish.conversation().before().isEmpty()) {
            preludes.put(started.run().id(), wish.conversation().turns());
        }
        return started;
    }

    private Started in(UUID chat, CompletionWish wish, Reach reach) {
        Run run = cua.start(CuaForm.read(request(chat, wish)), Optional.empty(), reach)
                .run();
        histories.remember(reach.viewer(), wish.conversation().present(), chat, run.id());
        return new Started(run, chat);
    }

    private static ObjectNode request(UUID chat, CompletionWish wish) {
        ObjectNode request = JsonMapper.shared()
                .createObjectNode()
                .put("task", wish.conversation().message())
                .put("model", wish.model())
                .put("chat_id", chat.toString())
                .put("on_question", "end");
        wish.conversation().instructions().ifPresent(text -> request.put("instructions", text));
        wish.schema().ifPresent(schema -> request.set("output_schema", schema));
        if (!wish.metadata().isMissingNode()) {
            request.set("metadata", wish.metadata());
        }
        return request;
    }

    /// The run was answered like this: who sends it back goes on from here.
    void answered(CompletionWish wish, Started started, String answer, Reach reach) {
        histories.remember(
                reach.viewer(),
                wish.conversation().answered(answer),
                started.chatId(),
                started.run().id());
    }

    private Started inTurn(Supplier<Started> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
