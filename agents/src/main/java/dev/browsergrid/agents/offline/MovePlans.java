package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import dev.browsergrid.agents.offline.Observation.Tab;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Getting about: pages, tabs, scrolling, waiting.
final class MovePlans {
    private static final int LONGEST_WAIT = 30;
    private static final int MOST_SCROLLS = 15;

    private MovePlans() {}

    /// A call without an element: done when it worked, given up when it did not.
    static Move simple(Scene scene, String tool, Map<String, Object> arguments, String saying, String deed) {
        if (scene.worked(tool) > 0) {
            return Move.done(deed);
        }
        return scene.own().isEmpty()
                ? new Call(tool, arguments, saying)
                : new Stuck("I tried to do what you asked, but it failed" + Acts.why(scene) + ".");
    }

    /// Longer than the tool waits is not shortened behind the user's back.
    static Move await(Scene scene, double seconds, String text) {
        if (seconds > LONGEST_WAIT) {
            return new Stuck("I can wait for " + LONGEST_WAIT + " seconds at most, so I have not waited for "
                    + (long) seconds + ". Ask for a shorter wait, or say what to wait for, such as “wait for Saved”.");
        }
        return simple(
                scene, "wait", text.isEmpty() ? Map.of("seconds", seconds) : Map.of("text", text), "I wait.", "waited");
    }

    static Move scroll(Scene scene, String direction, double pages, String where) {
        String deed = "scrolled " + direction;
        boolean further = pages >= MovingRules.FAR
                && scene.worked("scroll") > 0
                && scene.worked("scroll") < MOST_SCROLLS
                && !Acts.atTheEnd(scene);
        if (further && where.isBlank()) {
            return new Call("scroll", Map.of("direction", direction, "pages", pages), "There is more, so I scroll on.");
        }
        if (where.isBlank()) {
            return simple(
                    scene,
                    "scroll",
                    Map.of("direction", direction, "pages", pages),
                    "I scroll " + direction + ".",
                    deed);
        }
        List<Node> places = new Finder(scene.page())
                .anchors(where).stream()
                        .filter(Node::canBeUsed)
                        .sorted(Comparator.comparing(node -> node.role().equals("heading")))
                        .toList();
        return Acts.once(
                scene,
                "scroll",
                new Found(places, Math.min(1, places.size())),
                Map.of("direction", direction, "pages", pages),
                where,
                deed);
    }

    /// Pointing at something brings it into view.
    static Move scrollTo(Scene scene, String place) {
        List<Node> places = new Finder(scene.page())
                .anchors(place).stream()
                        .filter(Node::canBeUsed)
                        .sorted(Comparator.comparing(node -> !node.role().equals("heading")))
                        .toList();
        return Acts.once(
                scene, "hover", new Found(places, Math.min(1, places.size())), Map.of(), place, "scrolled to " + place);
    }

    static Move newTab(Scene scene, String place) {
        Map<String, Object> arguments = place.isBlank()
                ? Map.of("action", "new")
                : Map.of(
                        "action",
                        "new",
                        "url",
                        OpenPlans.address(place)
                                .or(() -> scene.playground().page(place).map(Object::toString))
                                .orElse(""));
        return "".equals(arguments.get("url"))
                ? new Stuck("I do not know the address of “" + place + "” to open it in a new tab.")
                : simple(scene, "tabs", arguments, "I open a new tab.", "opened a new tab");
    }

    static Move switchTab(Scene scene, String which) {
        List<Tab> tabs = scene.seen().tabs();
        Found inPage = new Finder(scene.page()).find(new Target(Target.of(which).words(), "tab", 0), _ -> true);
        Optional<Tab> tab = tab(tabs, which);
        if (scene.worked("tabs") + scene.worked("click") > 0) {
            return Move.done("switched to " + which);
        }
        if (tab.isPresent() && (tabs.size() > 1 || inPage.isEmpty())) {
            return simple(
                    scene,
                    "tabs",
                    Map.of("action", "switch", "tab", tab.get().id()),
                    "I switch to the tab “" + tab.get().title() + "”.",
                    "switched to " + which);
        }
        int ordinal = which.matches("(?i)" + Numbers.ORDINAL) ? Numbers.ordinal(which) : 0;
        Found nth = ordinal == 0 ? inPage : new Finder(scene.page()).find(new Target("", "tab", ordinal), _ -> true);
        if (!nth.isEmpty()) {
            return Acts.once(scene, "click", nth, Map.of(), which, "switched to " + which);
        }
        return new Stuck("There is no tab “" + which + "”; "
                + (tabs.size() == 1 ? "only one tab is" : tabs.size() + " tabs are") + " open.");
    }

    private static Optional<Tab> tab(List<Tab> tabs, String which) {
        int active = tabs.stream().map(Tab::active).toList().indexOf(true);
        int index = which.matches("(?i)" + Numbers.ORDINAL)
                ? (Numbers.ordinal(which) == Numbers.LAST ? tabs.size() : Numbers.ordinal(which)) - 1
                : which.matches("(?i)next|other") ? active + 1 : which.matches("(?i)previous") ? active - 1 : -2;
        if (index == tabs.size() && which.matches("(?i)next|other")) {
            index = 0;
        }
        if (index != -2) {
            return index < 0 || index >= tabs.size() ? Optional.empty() : Optional.of(tabs.get(index));
        }
        return tabs.stream()
                .filter(tab -> Words.score(which, tab.title()) >= Words.ALL
                        || tab.url().contains(which))
                .max(Comparator.comparingDouble(tab -> Words.score(which, tab.title())));
    }
}
