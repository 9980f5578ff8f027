package dev.browsergrid.agents.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.browsergrid.agents.offline.Observation;
import dev.browsergrid.agents.replay.Divergence.Reason;
import dev.browsergrid.agents.replay.recipe.Address;
import dev.browsergrid.agents.replay.recipe.Paths;
import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.agents.replay.recipe.RecipeAction;
import dev.browsergrid.agents.replay.recipe.RecipeStep;
import dev.browsergrid.agents.replay.recipe.Sight;
import dev.browsergrid.agents.replay.recipe.Tellings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through a recipe: what to call next, by what came of the calls before and what is seen now.
/// Confined to one thread at a time.
final class Repeating {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSED = "error(";
    private static final String NOT_SHOWN = "error(evidence_not_found)";
    private static final String NOT_EXECUTED = "error(not_executed)";
    // a page may take longer than it did then
    private static final List<Call> PATIENCE = List.of(
            new Call("wait", "{\"idle\":true,\"reason\":\"The page is not what it was yet.\"}"),
            new Call("wait", "{\"seconds\":1,\"reason\":\"The page is not what it was yet.\"}"),
            new Call("wait", "{\"seconds\":3,\"reason\":\"The page is not what it was yet.\"}"));

    private final Recipe then;
    private final Recipe recipe;
    private int step;
    private int action;
    private int waits;
    private List<RecipeAction> sent = List.of();
    private boolean ending;
    private Optional<Divergence> divergence = Optional.empty();

    /// `then` is the recipe as it was recorded, `recipe` as it is to be done.
    Repeating(Recipe then, Recipe recipe) {
        this.then = then;
        this.recipe = recipe;
    }

    /// A tool call, its arguments JSON.
    record Call(String tool, String arguments) {}

    Optional<Divergence> divergence() {
        return divergence;
    }

    /// The next calls. `turn` counts them from 1, `now` is what the browser shows, `results` what became
    /// of the last.
    List<Call> next(int turn, Sight now, List<String> results) {
        if (divergence.isPresent() || ending) {
            boolean missing = results.stream().anyMatch(result -> result.startsWith(NOT_SHOWN));
            return end(missing);
        }
        Optional<Divergence> other = judged(turn, now, results);
        if (other.isPresent()) {
            return diverged(other.get());
        }
        if (step == recipe.steps().size()) {
            return end(false);
        }
        RecipeStep current = recipe.steps().get(step);
        Observation seen = Observation.in(now.snapshot()).orElseThrow();
        Optional<Divergence> difference = elsewhere(turn, current, now);
        List<Call> calls = new ArrayList<>();
        List<RecipeAction> rest =
                current.actions().subList(action, current.actions().size());
        Tellings tellings = new Tellings(seen.page(), false);
        for (RecipeAction next : difference.isEmpty() ? rest : List.<RecipeAction>of()) {
            Refs refs = Refs.of(next, tellings, seen.tabs());
            if (refs.missing().isPresent()) {
                difference = Optional.of(new Divergence(
                        turn,
                        Reason.ELEMENT_NOT_FOUND,
                        next.description(),
                        refs.missing().get(),
                        current.then(),
                        now));
                break;
            }
            calls.add(new Call(next.tool(), written(refs.arguments(), next.description())));
        }
        if (difference.isPresent()) {
            return waits < PATIENCE.size() ? waited() : diverged(difference.get());
        }
        sent = List.copyOf(rest);
        return calls;
    }

    private Optional<Divergence> judged(int turn, Sight now, List<String> results) {
        List<RecipeAction> judged = sent;
        sent = List.of();
        for (int at = 0; at < judged.size() && at < results.size(); at++) {
            RecipeAction done = judged.get(at);
            String result = results.get(at);
            if (result.startsWith(NOT_EXECUTED)) {
                break;
            }
            Reason reason = result.startsWith(REFUSED) ? Reason.ACTION_REFUSED : Reason.OTHER_EFFECT;
            Optional<String> why = result.startsWith(REFUSED)
                    ? Optional.of(
                            "It was not done: " + result.lines().findFirst().orElse(""))
                    : otherEffect(done, result);
            if (why.isPresent()) {
                Sight seen = recipe.steps().get(step).then();
                return Optional.of(new Divergence(turn, reason, done.description(), why.get(), seen, now));
            }
            action++;
            waits = 0;
        }
        if (step < recipe.steps().size()
                && action == recipe.steps().get(step).actions().size()) {
            step++;
            action = 0;
        }
        return Optional.empty();
    }

    private Optional<String> otherEffect(RecipeAction done, String result) {
        RecipeAction recorded = then.steps().get(step).actions().get(action);
        Optional<String> writtenThen = Paths.at(recorded.arguments(), "text").map(String::valueOf);
        String written = Paths.at(done.arguments(), "text").map(String::valueOf).orElse("");
        return EffectWords.other(done, result, writtenThen, written);
    }

    private Optional<Divergence> elsewhere(int turn, RecipeStep current, Sight now) {
        boolean fresh = action == 0 && !current.actions().getFirst().opensPage();
        return fresh && !Address.same(current.url(), now.url())
                ? Optional.of(new Divergence(
                        turn,
                        Reason.OTHER_PAGE,
                        "",
                        "The browser was at " + current.url() + " then and is at " + now.url() + " now.",
                        current.then(),
                        now))
                : Optional.empty();
    }

    private List<Call> waited() {
        sent = List.of();
        return List.of(PATIENCE.get(waits++));
    }

    private List<Call> diverged(Divergence found) {
        divergence = Optional.of(found);
        return end(false);
    }

    /// Evidence is sent back once when it is not shown any more: then it is told as such.
    private List<Call> end(boolean missing) {
        boolean replaced = !then.equals(recipe);
        ending = true;
        Map<String, Object> done = divergence
                .<Map<String, Object>>map(found -> Map.of("answer", found.words(), "success", false))
                .orElseGet(() -> Map.of(
                        "answer", Closing.words(recipe, missing, replaced),
                        "success", recipe.finish().success() && (!missing || replaced),
                        "evidence", recipe.finish().evidence()));
        return List.of(
                new Call("done", written(done, divergence.isPresent() ? "The replay ends here." : "All is repeated.")));
    }

    private static String written(Map<String, Object> arguments, String reason) {
        try {
            return JSON.writeValueAsString(Paths.put(arguments, "reason", reason));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can always be written", impossible);
        }
    }
}
