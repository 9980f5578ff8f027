package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Opening pages, links, items of lists.
final class OpenPlans {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?://|about:|file:|data:)\\S+|(?:localhost|\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d+)?(?:/\\S*)?"
                    + "|(?:[a-z0-9-]+\\.)+[a-z]{2,}(?::\\d+)?(?:/\\S*)?");
    private static final Pattern PAGE_WORD = Pattern.compile("(?i)\\s*\\b(?:page|site|website|section)$");

    private OpenPlans() {}

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
        Optional<Node> item = item(scene.page(), Target.of(name).words());
        if (item.isPresent()
                && finder.clickable(Target.of(name)).ranked().stream()
                        .noneMatch(node -> finder.score(Target.of(name).words(), node) >= Words.ALL)) {
            return Acts.once(scene, "click", new Found(List.of(item.get()), 1), Map.of(), place, deed);
        }
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

    /// “the email from Ada”: the link of the one item that says so.
    private static Optional<Node> item(Page page, String words) {
        List<String> all = Words.of(words);
        List<Node> parts = all.isEmpty() || !Vocabulary.KINDS.contains(all.getFirst())
                ? List.of()
                : new Things(page).saying(Things.Described.of(words).telling());
        return parts.size() != 1
                ? Optional.empty()
                : page.within(parts.getFirst())
                        .filter(node -> node.canBeUsed() && node.role().equals("link"))
                        .findFirst();
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
        if (items.isEmpty() && Things.Described.of(target.words()).telling().isEmpty()) {
            List<Node> all = Things.listed(page, "");
            int place = target.ordinal() == 0 && all.size() == 1 ? 1 : target.ordinal();
            int at = place == Numbers.LAST ? all.size() - 1 : place - 1;
            return at < 0 || at >= all.size()
                    ? Optional.empty()
                    : page.within(all.get(at))
                            .filter(node -> node.role().equals("link"))
                            .findFirst();
        }
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

    static Move navigate(Scene scene, String url, String tool) {
        return scene.last().filter(step -> !step.ok()).isPresent()
                ? new Stuck("I could not open " + url + Acts.why(scene) + ".")
                : new Call(tool, Map.of("url", url), "I open " + url + ".");
    }

    static Move reload(Scene scene) {
        return scene.worked("navigate") > 0
                ? Move.done("reloaded the page")
                : navigate(scene, scene.seen().url(), "navigate");
    }
}
