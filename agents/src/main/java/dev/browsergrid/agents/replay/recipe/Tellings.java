package dev.browsergrid.agents.replay.recipe;

import dev.browsergrid.agents.offline.Node;
import dev.browsergrid.agents.offline.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Tells elements of a page without their refs. Pure.
public final class Tellings {
    /// What is longer is cut.
    public static final int LONGEST_LABEL = 100;
    private static final String FRAME = "iframe";
    // what these hold is no part of what they are called
    private static final Set<String> HOLD_VALUES =
            Set.of("textbox", "searchbox", "combobox", "spinbutton", "slider", "listbox", "progressbar", "meter");
    private static final Set<String> TITLES = Set.of("heading", "link", "rowheader");

    private final Page page;
    private final boolean cut;

    /// `cut` says that the page went on beyond this.
    public Tellings(Page page, boolean cut) {
        this.page = page;
        this.cut = cut;
    }

    /// The element without its ref.
    public Element told(Node node) {
        List<Node> equals = equals(node.role(), label(node), frames(node));
        List<Node> ofRole =
                elements(each -> each.role().equals(node.role()) && frames(each).equals(frames(node)));
        return new Element(
                node.role(),
                label(node),
                equals.size() > 1 ? telling(node, equals).orElse(null) : null,
                equals.indexOf(node),
                cut ? 0 : equals.size(),
                ofRole.indexOf(node),
                frames(node));
    }

    /// All that are called so in a frame, in the order of the page.
    public List<Node> equals(String role, String label, List<Integer> frames) {
        return elements(node -> node.role().equals(role)
                && label(node).equals(label)
                && frames(node).equals(frames));
    }

    private List<Node> elements(Predicate<Node> wanted) {
        return page.nodes().stream()
                .filter(node -> !node.ref().isEmpty())
                .filter(wanted)
                .toList();
    }

    String label(Node node) {
        String words =
                !node.name().isBlank() ? node.name() : HOLD_VALUES.contains(node.role()) ? "" : page.textOf(node);
        String line = words.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_LABEL ? line : line.substring(0, LONGEST_LABEL);
    }

    /// Which frame a node is in, the outermost first.
    List<Integer> frames(Node node) {
        List<Integer> frames = new ArrayList<>();
        for (Optional<Node> frame = frame(node); frame.isPresent(); frame = frame(frame.get())) {
            Optional<Node> around = frame(frame.get());
            List<Node> siblings = page.nodes().stream()
                    .filter(each -> each.role().equals(FRAME) && frame(each).equals(around))
                    .toList();
            frames.addFirst(siblings.indexOf(frame.get()));
        }
        return List.copyOf(frames);
    }

    private Optional<Node> frame(Node node) {
        return page.outwards(node)
                .skip(1)
                .filter(around -> around.role().equals(FRAME))
                .findFirst();
    }

    /// What tells a node from its equals; empty when nothing does.
    private Optional<String> telling(Node node, List<Node> equals) {
        Set<String> known = new HashSet<>();
        boolean distinct = equals.stream()
                .allMatch(each -> near(each, equals).filter(known::add).isPresent());
        return distinct ? near(node, equals) : Optional.empty();
    }

    /// The title of the largest part of the page that holds this one of its equals alone, or what stands
    /// before it.
    public Optional<String> near(Node node, List<Node> equals) {
        Node own = page.outwards(node)
                .takeWhile(around -> equals.stream().noneMatch(other -> !other.equals(node) && around.holds(other)))
                .reduce((_, larger) -> larger)
                .orElse(node);
        if (!own.equals(node)) {
            return title(page.within(own).filter(each -> !each.equals(node) && !node.holds(each)), node, true);
        }
        int before = equals.stream()
                .mapToInt(Node::order)
                .filter(order -> order < node.order())
                .max()
                .orElse(-1);
        return title(page.nodes().subList(before + 1, node.order()).stream(), node, false);
    }

    private Optional<String> title(Stream<Node> nodes, Node node, boolean first) {
        List<Node> telling = nodes.filter(
                        each -> !label(each).isEmpty() && !label(each).equals(label(node)))
                .toList();
        List<Node> titles =
                telling.stream().filter(each -> TITLES.contains(each.role())).toList();
        List<Node> best = titles.isEmpty() ? telling : titles;
        return best.isEmpty() ? Optional.empty() : Optional.of(label(first ? best.getFirst() : best.getLast()));
    }
}
