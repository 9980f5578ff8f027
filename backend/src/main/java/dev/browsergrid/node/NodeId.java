package dev.browsergrid.node;

import dev.browsergrid.platform.Ids;
import java.util.UUID;

/// Names one node for good; a browser that replaces another is another node.
public record NodeId(UUID value) {
    public static NodeId next() {
        return new NodeId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
