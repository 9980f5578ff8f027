package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.Examination;
import dev.browsergrid.agents.oversight.Interlude;
import dev.browsergrid.agents.oversight.Stake;
import dev.browsergrid.agents.provenance.Crossing;
import dev.browsergrid.agents.provenance.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Follows the texts of one run: who gave them, which site showed them, and where an action would take them. Confined
/// to the run's thread.
final class Origins {
    private static final Pattern CODE = Pattern.compile("(?=.*\\p{N})[\\p{L}\\p{N}\\s-]{1,14}");
    private static final Pattern PASTING = Pattern.compile(
            "(?:ctrl|control|controlormeta|cmd|command|meta|super|win)\\+(?:.*\\+)?v|.*shift\\+insert|paste");

    private final Computer computer;
    private final Cancellation cancellation;
    private final boolean callersOwn;
    private final Task task;
    private final Provenance provenance = new Provenance();

    private Origins(Computer computer, Cancellation cancellation, Task task, boolean callersOwn) {
        this.computer = computer;
        this.cancellation = cancellation;
        this.task = task;
        this.callersOwn = callersOwn;
        given(task);
    }

    /// Those of a run.
    static Origins of(Task task, Computer computer, Cancellation cancellation) {
        return new Origins(computer, cancellation, task, false);
    }

    /// Whoever makes the calls gives all texts: nothing is held against them.
    static Origins caller(Computer computer, Cancellation cancellation) {
        return new Origins(computer, cancellation, Task.of(""), true);
    }

    /// A text that crosses, and what it reaches: another place than where the action is done when an address is opened
    /// or a form sends elsewhere.
    record Taken(Crossing crossing, Stake at) {}

    /// Takes note of what the user said.
    void given(String words) {
        provenance.given(words);
    }

    /// Takes note of what people said and did between two turns.
    void given(Interlude interlude) {
        Stream.concat(interlude.said().stream(), interlude.done().stream()).forEach(this::given);
    }

    /// Takes note of what the model is shown.
    void saw(Observation seen) {
        seen.tabs().forEach(tab -> provenance.text(tab.url(), tab.title()));
        provenance.text(seen.url(), seen.title());
        seen.notices().forEach(notice -> provenance.text(seen.url(), notice.text()));
        provenance.page(seen.url(), seen.page());
    }

    /// Takes note of what the model read on that page beyond what it is shown.
    void read(Observation on, String text) {
        text.lines().forEach(line -> provenance.text(on.url(), line));
    }

    /// What the action takes from one site to another; empty when it takes nothing.
    Optional<Taken> taken(ToolCall.Action action, Stake stake) throws InterruptedException {
        return switch (action) {
            case ToolCall.Navigate(var url) -> opened(url, stake);
            case ToolCall.NewTab(var url) -> opened(url, stake);
            case ToolCall.Press press
            when pastes(press) -> provenance.pasted(stake.origin()).map(crossing -> new Taken(crossing, stake));
            case ToolCall.FillForm(var fields) -> filled(fields);
            default -> {
                Optional<Taken> first = Optional.empty();
                for (String text : texts(action)) {
                    first = first.or(() -> typed(text, stake));
                }
                yield first;
            }
        };
    }

    /// Takes note that nothing stood against an action, or that a person allowed what it takes along.
    void went(ToolCall.Action action, Stake at, boolean allowed) {
        texts(action).forEach(text -> provenance.went(text, at.origin(), allowed));
    }

    /// A code that the model made up and is about to hand in.
    Optional<ActionResult.Refused> invented(ToolCall.Action action) throws InterruptedException {
        if (callersOwn) {
            return Optional.empty();
        }
        for (ToolCall.Action alone : alone(action)) {
            for (String text : texts(alone)) {
                if (CODE.matcher(text).matches() && isForCode(alone) && !provenance.isGivenCode(text)) {
                    return Optional.of(new ActionResult.Refused(
                            ToolError.CODE_NOT_GIVEN, "the field takes a one-time code, and nobody gave you this one"));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isForCode(ToolCall.Action action) throws InterruptedException {
        return computer.examine(action, cancellation) instanceof Examination.Found(Stake stake)
                && stake.element().kind().equals(Stake.Element.CODE);
    }

    private Optional<Taken> opened(String url, Stake stake) {
        String whole = url.contains("://") ? url.strip() : "https://" + url.strip();
        boolean closed = task.safety().visits().refusal(whole).isPresent()
                || task.safety().secrets().isMentioned(url);
        if (url.isBlank() || closed) {
            return Optional.empty(); // it will not be opened anyway
        }
        return provenance.opened(url).map(crossing -> new Taken(crossing, at(stake, "https://" + crossing.to())));
    }

    private Optional<Taken> filled(List<ToolCall.Field> fields) throws InterruptedException {
        Map<String, Stake> stakes = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        for (ToolCall.Field field : fields) {
            // fields of one frame are of one origin
            String frame = field.ref().replaceFirst("e\\d+$", "");
            ToolCall.Type alone = new ToolCall.Type(field.ref(), field.value(), true, false);
            if (!stakes.containsKey(frame)
                    && computer.examine(alone, cancellation) instanceof Examination.Found(Stake stake)) {
                stakes.put(frame, stake);
            }
            // a text may be spread over several
            String text = values.merge(frame, field.value(), (before, now) -> before + " " + now);
            Optional<Taken> taken = Optional.ofNullable(stakes.get(frame)).flatMap(stake -> typed(text, stake));
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private Optional<Taken> typed(String text, Stake stake) {
        return provenance
                .typed(text, stake.origin())
                .map(crossing -> new Taken(crossing, stake))
                .or(() -> Optional.of(stake.form().sendsTo())
                        .filter(origin -> !origin.isEmpty() && !origin.equals(stake.origin()))
                        .flatMap(origin -> provenance
                                .typed(text, origin)
                                .map(crossing -> new Taken(crossing, at(stake, origin)))));
    }

    private static Stake at(Stake stake, String origin) {
        return new Stake(stake.address(), origin, stake.element(), stake.form(), stake.fingerprint());
    }

    private static List<ToolCall.Action> alone(ToolCall.Action action) {
        return action instanceof ToolCall.FillForm(var fields)
                ? fields.stream()
                        .<ToolCall.Action>map(field -> new ToolCall.Type(field.ref(), field.value(), true, false))
                        .toList()
                : List.of(action);
    }

    /// What an action writes.
    private static List<String> texts(ToolCall.Action action) {
        return switch (action) {
            case ToolCall.Type type -> List.of(type.text());
            case ToolCall.FillForm(var fields) ->
                fields.stream().map(ToolCall.Field::value).toList();
            case ToolCall.Select select -> select.values();
            case ToolCall.Click click -> answer(click.dialog());
            case ToolCall.ClickAt click -> answer(click.dialog());
            case ToolCall.Press press -> signs(press);
            default -> List.of();
        };
    }

    private static List<String> answer(ToolCall.DialogAnswer dialog) {
        return dialog.accept() && !dialog.text().isBlank() ? List.of(dialog.text()) : List.of();
    }

    /// Of the keys those that write, as one text.
    private static List<String> signs(ToolCall.Press press) {
        StringBuilder signs = new StringBuilder();
        for (String key :
                press.keys().equals(" ") ? List.of(" ") : List.of(press.keys().split("\\s+"))) {
            signs.append(key.equalsIgnoreCase("space") ? " " : key.length() == 1 ? key : "");
        }
        return signs.isEmpty() ? List.of() : List.of(signs.toString());
    }

    private static boolean pastes(ToolCall.Press press) {
        return Stream.of(press.keys().toLowerCase(Locale.ROOT).split("\\s+"))
                .anyMatch(keys -> PASTING.matcher(keys).matches());
    }

    private void given(Task of) {
        List<String> texts = new ArrayList<>(List.of(of.instruction()));
        of.earlier().forEach(turn -> texts.add(turn.instruction()));
        of.files().forEach(file -> texts.add(file.name()));
        of.startUrl().ifPresent(texts::add);
        of.manner().ifPresent(texts::add);
        of.output().ifPresent(schema -> texts.add(schema.json()));
        of.safety().visits().words().ifPresent(texts::add);
        texts.forEach(this::given);
    }
}
