package dev.browsergrid.proxy.policy;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.proxy.policy.RuledCommands.Rule;
import java.util.Map;

/// Lets everything through, except ways around the network's guard, and that closing the browser gives the session
/// back. Files that were sent have the same names as under [HostPolicy].
public final class OpenPolicy implements CommandPolicy {
    private static final Map<String, Rule> RULES = Map.of(
            "Target.createBrowserContext",
            (_, _, params) -> NetworkRules.context(params),
            "DOM.setFileInputFiles",
            FileRules::any,
            "Page.handleFileChooser",
            FileRules::any,
            "Input.dispatchDragEvent",
            (files, command, params) -> FileRules.any(files, command, params.path("data")));

    private final RuledCommands commands;

    /// For the browser that these files are of.
    public OpenPolicy(NodeFiles files) {
        this.commands = new RuledCommands(files, RULES);
    }

    @Override
    public boolean guards(String method) {
        return commands.guards(method);
    }

    @Override
    public Verdict judge(String command) {
        return commands.judge(command);
    }

    @Override
    public boolean permits(String address) {
        return true;
    }
}
