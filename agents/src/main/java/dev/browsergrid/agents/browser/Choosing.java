package dev.browsergrid.agents.browser;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FilePayload;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.ToolError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Chooses options of drop-down lists and files for file fields.
final class Choosing {
    private static final int MOST_NAMED = 40;

    private final Hand hand;

    Choosing(Hand hand) {
        this.hand = hand;
    }

    private record Choice(String value, String label, boolean disabled) {}

    ActionResult select(String ref, List<String> wanted) {
        Optional<Locator> list = hand.elements().find(hand.tab(), ref);
        if (list.isEmpty()) {
            return Hand.stale(ref);
        }
        if (hand.elements()
                .state(list.get())
                .filter(state -> state.tag().equals("select"))
                .isEmpty()) {
            return new Refused(
                    ToolError.NOT_POSSIBLE, "it is no drop-down list; click it to open it, then click the option");
        }
        List<Choice> choices = choices(list.get());
        List<String> values = new ArrayList<>();
        for (String name : wanted) {
            Optional<Choice> choice = match(choices, name);
            if (choice.isEmpty()) {
                return new Refused(
                        ToolError.NOT_FOUND, "there is no option \"" + name + "\"; the options are " + named(choices));
            }
            if (choice.get().disabled()) {
                return new Refused(ToolError.DISABLED, "the option \"" + name + "\" is disabled");
            }
            values.add(choice.get().value());
        }
        return hand.onElement(
                ref,
                "chosen",
                element -> hand.leash()
                        .within(
                                Bounds.ACT,
                                () -> element.selectOption(
                                        values.toArray(String[]::new),
                                        new Locator.SelectOptionOptions().setTimeout(Bounds.playwright(Bounds.ACT)))));
    }

    ActionResult upload(String ref, List<String> names, List<TaskFile> files) {
        List<FilePayload> payloads = new ArrayList<>();
        for (String name : names) {
            Optional<TaskFile> file =
                    files.stream().filter(each -> each.name().equals(name)).findFirst();
            if (file.isEmpty()) {
                String available = files.stream().map(TaskFile::name).collect(Collectors.joining(", "));
                return new Refused(
                        ToolError.NOT_FOUND,
                        "the user attached no file \"" + name + "\""
                                + (available.isEmpty() ? "" : "; attached are " + available));
            }
            payloads.add(new FilePayload(
                    file.get().name(), file.get().mediaType(), file.get().content()));
        }
        FilePayload[] chosen = payloads.toArray(FilePayload[]::new);
        return hand.onElement(ref, "put in " + String.join(", ", names), element -> {
            boolean field = hand.elements()
                    .state(element)
                    .filter(Elements.State::isFileInput)
                    .isPresent();
            if (field) {
                hand.leash().within(Bounds.ACT, () -> element.setInputFiles(chosen));
            } else {
                throughChooser(element, chosen);
            }
        });
    }

    private void throughChooser(Locator opener, FilePayload[] chosen) {
        try {
            FileChooser chooser = hand.leash()
                    .within(
                            Bounds.ACT,
                            () -> hand.page()
                                    .waitForFileChooser(
                                            new Page.WaitForFileChooserOptions()
                                                    .setTimeout(Bounds.playwright(Bounds.ACT)),
                                            () -> opener.click()));
            hand.leash().within(Bounds.ACT, () -> chooser.setFiles(chosen));
        } catch (PlaywrightException problem) {
            Refused trouble = Trouble.ofAction(problem);
            throw trouble.error() == ToolError.STALE_REF || trouble.error() == ToolError.TIMEOUT
                    ? new PlaywrightException("message='it is no file field, and clicking it opened no file chooser")
                    : problem;
        }
    }

    private List<Choice> choices(Locator list) {
        Object answer = hand.leash().within(Bounds.ASK, () -> list.evaluate(Scripts.OPTIONS));
        List<Choice> choices = new ArrayList<>();
        if (answer instanceof List<?> options) {
            for (Object option : options) {
                if (option instanceof List<?> parts) {
                    choices.add(new Choice(
                            String.valueOf(parts.get(0)),
                            String.valueOf(parts.get(1)),
                            Boolean.TRUE.equals(parts.get(2))));
                }
            }
        }
        return choices;
    }

    private static Optional<Choice> match(List<Choice> choices, String name) {
        String wanted = name.strip();
        List<Predicate<Choice>> rules = List.of(
                choice -> choice.label().equals(wanted),
                choice -> choice.value().equals(wanted),
                choice -> choice.label().equalsIgnoreCase(wanted),
                choice -> choice.value().equalsIgnoreCase(wanted));
        return rules.stream()
                .flatMap(rule -> choices.stream().filter(rule).limit(1))
                .findFirst();
    }

    private static String named(List<Choice> choices) {
        String names = choices.stream()
                .limit(MOST_NAMED)
                .map(choice -> "\"" + choice.label() + "\"")
                .collect(Collectors.joining(", "));
        return choices.size() > MOST_NAMED ? names + " and " + (choices.size() - MOST_NAMED) + " more" : names;
    }
}
