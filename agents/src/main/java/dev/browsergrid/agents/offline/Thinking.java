package dev.browsergrid.agents.offline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Finished;
import dev.browsergrid.agents.offline.Move.Half;
import dev.browsergrid.agents.offline.Move.Lost;
import dev.browsergrid.agents.offline.Move.Stuck;
import dev.browsergrid.agents.offline.Move.Unsure;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One turn of the model: finds where the task stands, and says the next tool call.
final class Thinking {
    private final Conversation conversation;
    private final Optional<JsonNode> wanted;
    private final Playground playground;
    private final List<Wish> wishes;
    private final List<String> found = new ArrayList<>();

    Thinking(Conversation conversation, Optional<JsonNode> wanted, Playground playground) {
        this.conversation = conversation;
        this.wanted = wanted;
        this.playground = playground;
        this.wishes = Wishes.of(conversation);
    }

    AiMessage next() {
        Optional<Step> sentBack = conversation.steps().stream()
                .filter(step -> step.tool().equals("done") && !step.ok())
                .findFirst();
        if (sentBack.isPresent()) {
            return again(sentBack.get());
        }
        int start = conversation.steps().stream().mapToInt(Step::wish).max().orElse(0);
        Optional<Wish> unclear = wishes.stream()
                .filter(wish -> wish.intent() instanceof Intent.NotUnderstood)
                .findFirst();
        if (wishes.isEmpty() || unclear.isPresent()) {
            return done(Phrases.notUnderstood(unclear.map(Wish::clause).orElse(conversation.task())), false);
        }
        Optional<String> contradiction = Contradictions.in(wishes);
        if (contradiction.isPresent()) {
            return done(contradiction.get(), false);
        }
        List<String> deeds = new ArrayList<>();
        for (int index = 0; index < wishes.size(); index++) {
            Wish wish = wishes.get(index);
            if (index < start) {
                Phrases.deed(wish.intent()).ifPresent(deeds::add);
                continue;
            }
            boolean last = index == wishes.size() - 1;
            switch (Planner.next(scene(index), wish.intent())) {
                case Finished(var deed, var answer) -> {
                    if (!deed.isEmpty()) {
                        deeds.add(deed);
                    }
                    if (!answer.isEmpty()) {
                        found.add(answer);
                    }
                }
                case Call call -> {
                    return call(index, wish, call);
                }
                case Half(var deed, var _) when !last -> deeds.add(deed);
                case Half(var deed, var why) -> {
                    deeds.add(deed);
                    return done(Phrases.stuck(deeds, answers(), why), false);
                }
                case Stuck(var why) -> {
                    return done(Phrases.stuck(deeds, answers(), why), false);
                }
                case Lost(var words) when isRemark(wish) -> deeds.add("took “" + words + "” as a remark");
                case Lost(var words) -> {
                    return done(Phrases.stuck(deeds, answers(), Phrases.notUnderstood(words)), false);
                }
                case Unsure(var words, var choices) -> {
                    String question = Phrases.whichOne(words, choices);
                    return call(index, question, "ask_user", Map.of("question", question, "choices", choices), "");
                }
            }
        }
        String alert = Phrases.alert(conversation.seen().page());
        boolean wrong = !conversation.steps().isEmpty() && Phrases.isTrouble(alert);
        List<String> refusals = Phrases.refusals(conversation.steps());
        if (!refusals.isEmpty()) {
            return done(Phrases.stuck(deeds, answers(), Phrases.refused(refusals)), false);
        }
        return done(
                Phrases.finished(deeds, answers(), alert, conversation.seen().notices()), !wrong);
    }

    /// “The pond is finished, drag it to Done”: what is only said, beside something to do.
    private boolean isRemark(Wish wish) {
        return wish.intent() instanceof Intent.State
                && wishes.stream().anyMatch(other -> !(other.intent() instanceof Intent.State));
    }

    private Scene scene(int wish) {
        List<Step> own = conversation.steps().stream()
                .filter(step -> step.wish() == wish)
                .toList();
        List<Step> before = conversation.steps().stream()
                .filter(step -> step.wish() < wish && step.ok())
                .toList();
        return new Scene(conversation.seen(), own, before, conversation.files(), playground);
    }

    private List<String> answers() {
        List<String> all = new ArrayList<>(conversation.noted());
        all.addAll(found);
        return all;
    }

    private AiMessage call(int index, Wish wish, Call call) {
        return call(index, call.saying(), call.tool(), call.arguments(), "For “" + Acts.shorten(wish.clause()) + "”.");
    }

    private AiMessage done(String answer, boolean success) {
        boolean fromPage = !found.isEmpty() || answer.contains("The page says: ");
        return done(answer, success, fromPage ? Citing.of(conversation.seen().page(), answer) : List.of());
    }

    // what was sent back cannot be mended: it is said without what was wrong with it
    private AiMessage again(Step done) {
        boolean outputWanted = done.result().startsWith("error(output_invalid)");
        String answer = done.arguments().path("answer").asText();
        return done(outputWanted ? answer + " " + Phrases.NO_OUTPUT : answer, !outputWanted, List.of());
    }

    private AiMessage done(String answer, boolean success, List<String> evidence) {
        Map<String, Object> arguments = new HashMap<>(Map.of("answer", answer, "success", success));
        if (!evidence.isEmpty()) {
            arguments.put("evidence", evidence);
        }
        wanted.filter(_ -> success)
                .flatMap(schema -> Shaping.output(schema, conversation.seen().page()))
                .ifPresent(output -> arguments.put("output", output));
        return call(
                wishes.size(),
                "",
                "done",
                arguments,
                success ? "Everything you asked for is done." : "I cannot go on with this.");
    }

    private AiMessage call(int wish, String saying, String tool, Map<String, Object> arguments, String reason) {
        StringBuilder text = new StringBuilder(saying);
        if (!tool.equals("done")) {
            found.forEach(answer -> text.append('\n').append(Conversation.NOTED).append(answer));
        }
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id(Conversation.id(wish, conversation.steps().size() + 1))
                .name(tool)
                .arguments(Conversation.json(
                        new HashMap<>(arguments), reason.isEmpty() ? "Your words fit several things." : reason))
                .build();
        return text.isEmpty() ? AiMessage.from(request) : AiMessage.from(text.toString(), List.of(request));
    }
}
