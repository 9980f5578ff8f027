package dev.browsergrid.node;

import dev.browsergrid.platform.reconcile.Reconciler;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// The parts of a server that keep nodes, for tests that drive them by hand.
public final class NodeParts {
    public static final List<Class<?>> ALL =
            List.of(StoredTemplates.class, Nodes.class, NodeCensus.class, Hosts.class, NodeReconciler.class);

    private NodeParts() {}

    public static Reconciler<NodeId> reconciler(ApplicationContext server) {
        return server.getBean(NodeReconciler.class);
    }
}
