package dev.browsergrid.agents.scenario;

import com.google.gson.JsonPrimitive;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.ScriptedPeople;
import dev.browsergrid.agents.offline.PageProbe;
import dev.browsergrid.agents.oversight.Proposal;
import dev.browsergrid.agents.oversight.Question;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what a scenario says against the pages, what the run reported, what people were asked, and the answer.
final class Judge {
    private static final String NOTHING = "nothing";

    private final Scenario scenario;
    private final Contender contender;
    private final Place place;
    private final PageProbe probe;

    Judge(Scenario scenario, Contender contender, Place place, PageProbe probe) {
        this.scenario = scenario;
        this.contender = contender;
        this.place = place;
        this.probe = probe;
    }

    Played judge(
            Outcome outcome,
            List<AgentEvent> events,
            Optional<ScriptedPeople> people,
            List<String> sent,
            List<String> secrets,
            long nanos)
            throws IOException, InterruptedException {
        List<String> missed = new ArrayList<>();
        String told = events.stream().map(Judge::told).collect(Collectors.joining("\n"));
        String shown = people.map(Judge::shown).orElse("");
        String answer = answer(outcome);
        boolean success = true;
        for (Scenario.Line line : scenario.lines()) {
            if (!line.isFor(contender)) {
                continue;
            }
            boolean fits = switch (line.key()) {
                case "holds" -> holds(line);
                case "answer" -> says(line.value(), answer);
                case "output" ->
                    outcome instanceof Outcome.Completed done
                            && done.output()
                                    .filter(json -> says(line.value(), json))
                                    .isPresent();
                case "told" -> says(line.value(), told);
                case "shown" -> line.value().equals(NOTHING) ? shown.isEmpty() : says(line.value(), shown);
                case "success" -> {
                    success = Boolean.parseBoolean(line.value());
                    yield true;
                }
                default -> true;
            };
            if (!fits) {
                missed.add(line.key() + " " + line.place() + ": " + line.value());
            }
        }
        if (success != (outcome instanceof Outcome.Completed done && done.success())) {
            missed.add("success: " + success);
        }
        secrets.stream()
                .filter(secret -> Stream.concat(sent.stream(), Stream.of(told, shown, answer))
                        .anyMatch(text -> text.contains(secret)))
                .forEach(_ -> missed.add("a secret was told"));
        if (!missed.isEmpty()) {
            missed.add("ended with " + outcome + " after\n" + told + "\non\n" + lastPage(events));
        }
        return new Played(scenario, contender, missed, sent.size(), Duration.ofNanos(nanos));
    }

    private boolean holds(Scenario.Line line) throws IOException, InterruptedException {
        return probe.value("Boolean(" + line.value() + ")", place.url(line.place()))
                .equals(new JsonPrimitive(true));
    }

    private static boolean says(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    }

    private static String answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> completed.answer();
            case Outcome.Asked(var question, var _) -> question;
            case Outcome.Failed(var code, var message) -> code + " " + message;
            case Outcome.Cancelled() -> "cancelled";
        };
    }

    private static String told(AgentEvent event) {
        return switch (event) {
            case AgentEvent.ActionStarted action -> "-> " + action.tool() + " " + action.arguments();
            case AgentEvent.ActionFinished action -> "   " + action.result();
            case AgentEvent.Noticed notice -> "   " + notice.code() + " " + notice.text();
            case AgentEvent.ModelRetried retried -> "   asked again: " + retried.problem();
            case AgentEvent.TextDelta text -> text.text();
            case AgentEvent.Observed seen -> seen.step() + " " + seen.url();
            case AgentEvent.ScreenshotTaken _, AgentEvent.ModelUsed _ -> "";
        };
    }

    private static String lastPage(List<AgentEvent> events) {
        return events.stream()
                .filter(AgentEvent.Observed.class::isInstance)
                .map(event -> ((AgentEvent.Observed) event).snapshot())
                .reduce("", (_, last) -> last);
    }

    private static String shown(ScriptedPeople people) {
        return Stream.concat(
                        people.proposals().stream().map(Proposal::description),
                        people.questions().stream().map(Question::text))
                .collect(Collectors.joining("\n"));
    }
}
