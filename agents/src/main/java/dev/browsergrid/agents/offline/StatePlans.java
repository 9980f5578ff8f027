package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Move.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is said rather than asked for: “I came by bike” answers a question of the page.
final class StatePlans {
    private StatePlans() {}

    /// “I came by bike”, “two adults”: what it says is filled in where the page asks for it.
    /// Whether a part between commas gives no field its value though others do.
    private static boolean hasIdlePart(String words, List<Put> puts) {
        return !puts.isEmpty()
                && Pattern.compile(",\\s*")
                        .splitAsStream(words)
                        .anyMatch(part ->
                                puts.stream().noneMatch(put -> Words.covers(Words.of(part), Words.of(put.value()))));
    }

    static Move state(Scene scene, String words) {
        Page page = scene.page();
        List<Put> puts = FormText.stated(words, page);
        if ((!puts.isEmpty() && FormText.saysMore(words, puts, page)) || hasIdlePart(words, puts)) {
            return new Move.Lost(words);
        }
        Optional<Put> unfilled =
                puts.stream().filter(put -> !FillPlans.isDone(scene, put)).findFirst();
        if (unfilled.isPresent()) {
            return Acts.first(FillPlans.put(scene.fresh(), unfilled.get()), words);
        }
        List<String> said = Words.telling(words);
        List<Node> meant = page.all(
                        node -> node.canBeUsed() && Set.of("radio", "checkbox").contains(node.role()))
                .filter(node -> {
                    List<String> label = Words.telling(page.textOf(node));
                    return !label.isEmpty()
                            && (Words.covers(said, label) || (said.size() > 1 && Words.covers(label, said)));
                })
                .toList();
        Optional<Node> open = meant.stream()
                .filter(node -> !node.has("checked"))
                .filter(node -> meant.stream()
                        .noneMatch(other -> !other.equals(node)
                                && page.textOf(other).length()
                                        > page.textOf(node).length()
                                && page.parent(page.parent(other).orElse(other))
                                        .equals(page.parent(page.parent(node).orElse(node)))))
                .findFirst();
        if (open.isPresent()) {
            return Acts.first(
                    new Call("click", Map.of("ref", open.get().ref()), "I choose “" + page.textOf(open.get()) + "”."),
                    words);
        }
        return puts.isEmpty() && meant.isEmpty() && !scene.did(Step::ok)
                ? new Move.Lost(words)
                : Move.done("filled in “" + words + "”");
    }
}
