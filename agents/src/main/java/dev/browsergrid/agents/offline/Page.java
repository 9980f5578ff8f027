package dev.browsergrid.agents.offline;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page as its snapshot tells it: every node in reading order.
public record Page(List<Node> nodes) {
    static final Page EMPTY = new Page(List.of());

    public Page {
        nodes = List.copyOf(nodes);
    }

    /// Reads a snapshot. Never throws: what it cannot make sense of it leaves out.
    public static Page of(String snapshot) {
        return SnapshotParser.parse(snapshot);
    }

    Stream<Node> all(Predicate<Node> wanted) {
        return nodes.stream().filter(wanted);
    }

    /// What is inside a node, in reading order.
    public Stream<Node> within(Node node) {
        return nodes.subList(node.order() + 1, node.end()).stream();
    }

    List<Node> children(Node node) {
        return within(node).filter(each -> each.parent() == node.order()).toList();
    }

    Optional<Node> parent(Node node) {
        return node.parent() < 0 ? Optional.empty() : Optional.of(nodes.get(node.parent()));
    }

    /// The element of a ref.
    public Optional<Node> byRef(String ref) {
        return all(node -> !ref.isEmpty() && node.ref().equals(ref)).findFirst();
    }

    /// The node and what it is in, from the inside out.
    public Stream<Node> outwards(Node node) {
        return Stream.iterate(Optional.of(node), Optional::isPresent, each -> each.flatMap(this::parent))
                .flatMap(Optional::stream);
    }

    boolean isIn(Node node, Predicate<Node> container) {
        return outwards(node).skip(1).anyMatch(container);
    }

    /// How many nodes the smallest part of the page has that holds both: the fewer, the closer they belong together.
    int distance(Node one, Node other) {
        return outwards(one)
                .filter(each -> each.equals(other) || each.holds(other))
                .findFirst()
                .map(each -> each.end() - each.order())
                .orElse(Integer.MAX_VALUE);
    }

    /// Of `candidates`, those that belong most closely to any of `anchors`.
    List<Node> nearest(List<Node> candidates, List<Node> anchors) {
        int best = candidates.stream()
                .mapToInt(each -> distance(each, anchors))
                .min()
                .orElse(Integer.MAX_VALUE);
        return candidates.stream()
                .filter(each -> distance(each, anchors) == best)
                .toList();
    }

    private int distance(Node node, List<Node> anchors) {
        return anchors.stream().mapToInt(anchor -> distance(node, anchor)).min().orElse(Integer.MAX_VALUE);
    }

    /// Everything a node and its descendants say, names of controls and options left out when `plain`.
    String wholeText(Node node, boolean plain) {
        return Stream.concat(Stream.of(node), within(node))
                .filter(each -> !plain || !Roles.isControl(each))
                .filter(each -> !each.role().equals("option"))
                .flatMap(each -> Stream.of(each.name(), each.text()))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    /// All text of a node and its descendants, in reading order.
    public String textOf(Node node) {
        if (!node.label().isBlank()) {
            return node.label();
        }
        return children(node).stream()
                .map(this::textOf)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }
}
