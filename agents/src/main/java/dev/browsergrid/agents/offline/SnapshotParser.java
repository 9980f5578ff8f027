package dev.browsergrid.agents.offline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads Playwright's AI-mode ARIA snapshot. Never throws: what it cannot make sense of it leaves out.
final class SnapshotParser {
    private final List<Draft> drafts = new ArrayList<>();
    private final Deque<Draft> open = new ArrayDeque<>();

    private SnapshotParser() {}

    static Page parse(String snapshot) {
        SnapshotParser parser = new SnapshotParser();
        snapshot.lines().forEach(parser::line);
        parser.closeDownTo(-1);
        return new Page(parser.drafts.stream().map(Draft::node).toList());
    }

    private void line(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        if (!line.startsWith("- ", indent)) {
            return;
        }
        closeDownTo(indent - 1);
        String item = line.substring(indent + 2).strip();
        Draft above = open.peek();
        if (item.startsWith("/")) {
            if (above != null && item.startsWith("/url:")) {
                above.url = Scanner.value(item.substring(5));
            }
            return;
        }
        Draft draft = new Draft(drafts.size(), above == null ? -1 : above.order, indent);
        draft.read(item);
        drafts.add(draft);
        open.push(draft);
    }

    private void closeDownTo(int indent) {
        while (!open.isEmpty() && open.element().indent > indent) {
            open.pop().end = drafts.size();
        }
    }

    /// A node whose descendants are still being read.
    private static final class Draft {
        private final int order;
        private final int parent;
        private final int indent;
        private final Map<String, String> states = new HashMap<>();
        private int end;
        private String role = "";
        private String name = "";
        private String text = "";
        private String url = "";

        Draft(int order, int parent, int indent) {
            this.order = order;
            this.parent = parent;
            this.indent = indent;
        }

        void read(String item) {
            Scanner whole = new Scanner(item);
            boolean quoted = item.startsWith("'") || item.startsWith("\"");
            Scanner head = quoted ? new Scanner(whole.quoted()) : whole;
            role = head.word();
            // a mark such as [new] may stand before the name where there is no ref to stand behind
            states(head);
            if (head.at('"')) {
                name = head.quoted();
            }
            states(head);
            Scanner tail = quoted ? whole : head;
            if (tail.at(':')) {
                text = Scanner.value(tail.rest().substring(1));
            }
        }

        private void states(Scanner head) {
            for (head.skipSpaces(); head.at('['); head.skipSpaces()) {
                String[] state = head.bracket().split("=", 2);
                states.put(state[0], state.length == 2 ? state[1] : "true");
            }
        }

        Node node() {
            String ref = states.getOrDefault("ref", "");
            return new Node(order, parent, end, role, name, text, ref, states, url);
        }
    }
}
