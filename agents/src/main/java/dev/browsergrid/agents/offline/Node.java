package dev.browsergrid.agents.offline;

import java.util.Map;

/// One element of an ARIA snapshot. Its place in the tree is three numbers: its own position in reading order, its
/// parent's (-1 for none), and where its descendants end.
public record Node(
        int order,
        int parent,
        int end,
        String role,
        String name,
        String text,
        String ref,
        Map<String, String> states,
        String url) {
    public Node {
        states = Map.copyOf(states);
    }

    /// What a person would call it: its name, or else the text it holds.
    String label() {
        return name.isBlank() ? text : name;
    }

    boolean has(String state) {
        return states.containsKey(state) && !"false".equals(states.get(state));
    }

    /// Whether the other is inside this one.
    public boolean holds(Node other) {
        return order < other.order && other.order < end;
    }

    boolean canBeUsed() {
        return !ref.isEmpty() && !has("disabled");
    }
}
