package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where else an answer may be: under a link, a tab, or what unfolds.
final class Elsewhere {
    private static final Set<String> SUMS = Set.of("total", "subtotal", "sum", "shipping", "amount", "cart");
    private static final List<String> WHERE_SUMS_ARE = List.of("cart", "checkout", "order summary");

    private Elsewhere() {}

    /// The answer may be one link away: under a link of that name, or in the cart when it is about money.
    static Move elsewhere(Scene scene, String about) {
        Page page = scene.page();
        if (!scene.did(step -> step.tool().equals("click"))) {
            List<String> words = Words.of(about);
            List<String> names = words.stream().anyMatch(SUMS::contains) ? WHERE_SUMS_ARE : List.of(about);
            Optional<Node> link = names.stream()
                    .flatMap(name -> page.all(node -> Set.of("link", "tab").contains(node.role())
                            && node.canBeUsed()
                            && !node.has("selected")
                            && Words.score(name, page.textOf(node)) >= Words.ALL))
                    .findFirst();
            if (link.isPresent()) {
                return new Call(
                        "click",
                        Map.of("ref", link.get().ref()),
                        "That is not on this page, so I look under “" + page.textOf(link.get()) + "”.");
            }
        }
        return hidden(scene, about)
                .<Move>map(node ->
                        Acts.first(Move.call("click", node, "I look under “" + page.textOf(node) + "”."), about))
                .orElseGet(() -> new Stuck("I could not find “" + about + "” on this page."));
    }

    /// What unfolds under a name that says some of it, else a tab that was not looked at.
    private static Optional<Node> hidden(Scene scene, String about) {
        Page page = scene.page();
        List<String> words = Words.telling(about).stream().toList();
        List<Node> closed = page.all(node -> node.canBeUsed()
                        && !scene.did(step -> step.argument("ref").equals(node.ref())))
                .toList();
        Optional<Node> unfolding = closed.stream()
                .filter(node -> page.parent(node)
                                .filter(up -> up.role().equals("group"))
                                .isPresent()
                        || "false".equals(node.states().get("expanded")))
                .filter(node -> !Roles.isControl(node) || node.states().containsKey("expanded"))
                .filter(node -> words.stream().anyMatch(word -> Words.has(Words.of(page.textOf(node)), word)))
                .findFirst();
        return unfolding.or(() -> closed.stream()
                .filter(node -> node.role().equals("tab") && !node.has("selected"))
                .findFirst());
    }
}
