package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import dev.browsergrid.agents.offline.Observation.Tab;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Getting about: pages, tabs, scrolling, waiting.
final class MovePlans {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?://|about:|file:|data:)\\S+|(?:localhost|\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d+)?(?:/\\S*)?"
                    + "|(?:[a-z0-9-]+\\.)+[a-z]{2,}(?::\\d+)?(?:/\\S*)?");
    private static final Pattern PAGE_WORD = Pattern.compile("(?i)\\s*\\b(?:page|site|website|section)$");

    private MovePlans() {}

    static Move open(Scene scene, String place) {
        String deed = "opened " + place;
        if (scene.worked("navigate") + scene.worked("click") > 0) {
            return Move.done(deed);
        }
        Optional<String> address = address(place);
        if (address.isPresent()) {
            return navigate(scene, address.get(), "navigate");
        }
        if (alreadyThere(scene, place)) {
            return Move.done("was already at " + place);
        }
        String name = PAGE_WORD.matcher(place).replaceFirst("");
        Finder finder = new Finder(scene.page());
        Found link = finder.find(
                Target.of(name),
                node -> List.of("link", "menuitem", "tab", "button").contains(node.role()));
        double fit = link.isEmpty()
                ? 0
                : finder.score(Target.of(name).words(), link.ranked().getFirst());
        Optional<String> bundled = scene.playground().page(place).map(Object::toString);
        if (!link.isEmpty()
                && (fit >= 0.99 || bundled.isEmpty() || Target.of(name).ordinal() != 0)) {
            return Acts.once(scene, "click", link, Map.of(), place, deed);
        }
        if (bundled.isPresent()) {
            return navigate(scene, bundled.get(), "navigate");
        }
        return nthItem(scene, Target.of(name))
                .map(node -> Move.call(
                        "click", node, "I open “" + Acts.shorten(scene.page().textOf(node)) + "”."))
                .orElseGet(() -> elsewhere(scene, place));
    }

    /// “show me the total” is a question in the clothes of an order.
    private static Move elsewhere(Scene scene, String place) {
        Found other = new Finder(scene.page()).clickable(Target.of(place));
        if (!other.isEmpty()) {
            return Acts.once(scene, "click", other, Map.of(), place, "opened " + place);
        }
        return Answers.labelled(scene, place, "")
                .<Move>map(answer -> new Move.Finished("", answer))
                .orElseGet(() -> new Stuck("I found nothing called “" + place
                        + "” to open on this page. Give me its address, such as https://example.com, to go there."));
    }

    /// “the second product”: the link in the second item of the list called products.
    private static Optional<Node> nthItem(Scene scene, Target target) {
        Page page = scene.page();
        List<Node> items = new Finder(page)
                .anchors(target.words()).stream()
                        .filter(node ->
                                node.role().equals("list") || node.role().equals("table"))
                        .flatMap(list ->
                                page.within(list).filter(each -> each.role().equals("listitem")))
                        .toList();
        int index = target.ordinal() == Numbers.LAST ? items.size() - 1 : target.ordinal() - 1;
        return index < 0 || index >= items.size()
                ? Optional.empty()
                : page.within(items.get(index))
                        .filter(node -> node.role().equals("link"))
                        .findFirst();
    }

    private static boolean alreadyThere(Scene scene, String place) {
        String name = PAGE_WORD.matcher(place).replaceFirst("");
        return scene.seen()
                        .activeTab()
                        .filter(tab -> Words.score(name, tab.title()) >= 0.99)
                        .isPresent()
                && scene.page()
                        .all(node -> node.role().equals("heading")
                                && "1".equals(node.states().get("level")))
                        .anyMatch(node -> Words.score(name, node.label()) >= 0.99);
    }

    static Optional<String> address(String place) {
        if (!ADDRESS.matcher(place).matches()) {
            return Optional.empty();
        }
        boolean local = place.matches("(?i)(?:localhost|\\d{1,3}(?:\\.\\d{1,3}){3}).*");
        return Optional.of(
                place.matches("(?i)(?:https?|about|file|data):.*") ? place : (local ? "http://" : "https://") + place);
    }

    private static Move navigate(Scene scene, String url, String tool) {
        return scene.last().filter(step -> !step.ok()).isPresent()
                ? new Stuck("I could not open " + url + Acts.why(scene) + ".")
                : new Call(tool, Map.of("url", url), "I open " + url + ".");
    }

    static Move reload(Scene scene) {
        return scene.worked("navigate") > 0
                ? Move.done("reloaded the page")
                : navigate(scene, scene.seen().url(), "navigate");
    }

    /// A call without an element: done when it worked, given up when it did not.
    static Move simple(Scene scene, String tool, Map<String, Object> arguments, String saying, String deed) {
        if (scene.worked(tool) > 0) {
            return Move.done(deed);
        }
        return scene.own().isEmpty()
                ? new Call(tool, arguments, saying)
                : new Stuck("I tried to do what you asked, but it failed" + Acts.why(scene) + ".");
    }

    static Move scroll(Scene scene, String direction, double pages, String where) {
        String deed = "scrolled " + direction;
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
                        address(place)
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
