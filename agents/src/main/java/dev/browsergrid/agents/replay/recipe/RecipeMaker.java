package dev.browsergrid.agents.replay.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.browsergrid.agents.offline.Node;
import dev.browsergrid.agents.offline.Observation;
import dev.browsergrid.agents.offline.Page;
import dev.browsergrid.agents.replay.recipe.Recipe.Finish;
import dev.browsergrid.agents.replay.recipe.Recipe.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a recipe of what was kept of a run. Pure; never throws, whatever a model wrote.
public final class RecipeMaker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REF = Pattern.compile("\\[?(?:ref=|@)?((?:f\\d+)?e\\d+)]?");
    private static final Set<String> REPEATED = Set.of(
            "navigate",
            "back",
            "click",
            "type",
            "fill_form",
            "press",
            "select",
            "hover",
            "scroll",
            "scroll_to",
            "drag",
            "wait",
            "upload");
    private static final String CUT = "\n# left out: ";

    private final Recording recording;
    private final List<RecipeStep> steps = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Inputs inputs = new Inputs();
    // what find told beyond the page that was shown
    private Page found = Page.of("");
    private List<String> evidence = List.of();

    private RecipeMaker(Recording recording) {
        this.recording = recording;
    }

    public static Recipe of(Recording recording) {
        return new RecipeMaker(recording).made();
    }

    private Recipe made() {
        recording.steps().forEach(this::step);
        return new Recipe(
                start(),
                steps,
                inputs.all(),
                inputs.secrets(),
                gaps,
                new Finish(recording.answer().orElse(""), recording.success(), evidence));
    }

    /// Where the run was to begin, or else where it found its browser.
    private Optional<String> start() {
        boolean opens =
                !steps.isEmpty() && steps.getFirst().actions().getFirst().opensPage();
        return recording
                .startUrl()
                .or(() -> steps.stream()
                        .filter(_ -> !opens)
                        .map(RecipeStep::url)
                        .findFirst()
                        .filter(url -> url.startsWith("http")));
    }

    private void step(Recording.Step step) {
        int number = step.seen().step();
        if (step.byHand()) {
            gaps.add(new Gap(number, "A person did something in the browser themselves."));
        }
        Observation seen = Observation.in(step.seen().snapshot())
                .orElseGet(() -> Observation.in("<browser>\n</browser>").orElseThrow());
        List<RecipeAction> actions = new ArrayList<>();
        // the opening of the page to begin at is no step of its own
        for (Recording.Action action : number == 0 ? List.<Recording.Action>of() : step.actions()) {
            Map<String, Object> arguments = arguments(action);
            if (action.tool().equals("find")) {
                found = Page.of(action.result());
            } else if (action.tool().equals("done")) {
                evidence = evidence(arguments);
            } else {
                repeated(action, arguments, number, seen).ifPresent(repeated -> {
                    actions.add(inputs.taken(repeated, steps.size(), actions.size()));
                });
            }
        }
        if (!actions.isEmpty()) {
            String url = seen.url().isEmpty() ? step.seen().url() : seen.url();
            steps.add(new RecipeStep(step.seen(), url, actions));
        }
    }

    private Optional<RecipeAction> repeated(
            Recording.Action action, Map<String, Object> arguments, int step, Observation seen) {
        String tool = action.tool();
        if (!action.worked()) {
            if (tool.equals("fill_form") && action.result().contains("before it: ")) {
                gaps.add(new Gap(step, "A form was filled in only in part."));
            }
            return Optional.empty();
        }
        if (tool.equals("click_at")) {
            gaps.add(new Gap(step, "A click at a point of the picture does not tell what was clicked."));
            return Optional.empty();
        }
        boolean tabs = tool.equals("tabs") && !"list".equals(arguments.get("action"));
        if (!REPEATED.contains(tool) && !tabs) {
            return Optional.empty();
        }
        boolean cut = seen.page().nodes().isEmpty() || recordingIsCut(step);
        Map<String, Element> elements = new LinkedHashMap<>();
        for (Map.Entry<String, String> ref : refs(arguments).entrySet()) {
            Optional<Element> element = element(ref.getValue(), seen.page(), cut);
            if (element.isEmpty()) {
                gaps.add(
                        new Gap(step, "What was acted on is not in what is kept of the page: " + action.description()));
                return Optional.empty();
            }
            elements.put(ref.getKey(), element.get());
        }
        return Optional.of(new RecipeAction(
                tool, arguments, elements, tabs ? tab(arguments, seen) : null, action.description(), action.result()));
    }

    private boolean recordingIsCut(int step) {
        return recording.steps().stream()
                .anyMatch(each ->
                        each.seen().step() == step && each.seen().snapshot().contains(CUT));
    }

    private Optional<Element> element(String ref, Page page, boolean cut) {
        Optional<Node> shown = page.byRef(ref);
        if (shown.isPresent()) {
            return shown.map(new Tellings(page, cut)::told);
        }
        // a line alone says nothing of the frame it is in
        Tellings told = new Tellings(found, true);
        return found.byRef(ref)
                .filter(_ -> !ref.startsWith("f"))
                .map(told::told)
                .filter(element ->
                        told.equals(element.role(), element.name(), List.of()).size() == 1)
                .map(element -> new Element(element.role(), element.name(), null, 0, 1, 0, List.of()));
    }

    private static @Nullable TabPlace tab(Map<String, Object> arguments, Observation seen) {
        Object id = arguments.get("tab");
        for (int at = 0; at < seen.tabs().size(); at++) {
            if (seen.tabs().get(at).id().equals(id)) {
                return new TabPlace(seen.tabs().get(at).url(), at);
            }
        }
        return null;
    }

    /// The refs among the arguments, by their places.
    private static Map<String, String> refs(Map<String, Object> arguments) {
        Map<String, String> refs = new LinkedHashMap<>();
        Stream.of("ref", "from", "to").forEach(name -> ref(arguments.get(name)).ifPresent(ref -> refs.put(name, ref)));
        if (arguments.get("fields") instanceof List<?> fields) {
            for (int at = 0; at < fields.size(); at++) {
                String path = "fields." + at + ".ref";
                ref(Paths.object(fields.get(at)).get("ref")).ifPresent(ref -> refs.put(path, ref));
            }
        }
        return refs;
    }

    private static Optional<String> ref(@Nullable Object value) {
        Matcher ref = REF.matcher(value == null ? "" : value.toString().strip());
        return ref.matches() ? Optional.of(ref.group(1)) : Optional.empty();
    }

    private static Map<String, Object> arguments(Recording.Action action) {
        try {
            Map<String, Object> arguments = Paths.object(JSON.readValue(action.arguments(), Object.class));
            arguments.remove("reason");
            return arguments;
        } catch (JsonProcessingException unreadable) {
            return Map.of();
        }
    }

    private static List<String> evidence(Map<String, Object> arguments) {
        return arguments.get("evidence") instanceof List<?> cited
                ? cited.stream()
                        .map(String::valueOf)
                        .filter(text -> !REF.matcher(text.strip()).matches())
                        .toList()
                : List.of();
    }
}
