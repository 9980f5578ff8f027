package dev.browsergrid.proxy.policy;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.proxy.policy.RuledCommands.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Keeps clients inside their browser: nothing of the host's files and devices, of Chromium's own pages, of its command
/// line, or of a network other than the browser's own.
public final class HostPolicy implements CommandPolicy {
    private static final List<String> NEVER = List.of(
            // the process and its command line
            "Browser.crash",
            "Browser.crashGpuProcess",
            "Browser.executeBrowserCommand",
            "Browser.getBrowserCommandLine",
            "SystemInfo.getInfo",
            // machine code that Chromium takes for its own
            "Page.addCompilationCache",
            // programs on the host: extensions from its disk, apps in its menus
            "Extensions.clearStorageItems",
            "Extensions.getStorageItems",
            "Extensions.loadUnpacked",
            "Extensions.removeStorageItems",
            "Extensions.setStorageItems",
            "Extensions.uninstall",
            "PWA.changeAppUserSettings",
            "PWA.install",
            "PWA.launch",
            "PWA.launchFilesInApp",
            // devices of the host and of its network
            "Cast.enable",
            "Cast.setSinkToUse",
            "Cast.startDesktopMirroring",
            "Cast.startTabMirroring",
            "DeviceAccess.selectPrompt",
            "Tethering.bind",
            // the protocol for others than clients
            "Target.exposeDevToolsProtocol",
            "Target.openDevTools",
            "Target.setRemoteLocations");

    private static final Map<String, Rule> RULES = Stream.concat(
                    NEVER.stream().map(method -> Map.entry(method, never(method))),
                    Stream.<Map.Entry<String, Rule>>of(
                            Map.entry("Page.navigate", (_, _, params) -> address(params)),
                            Map.entry("Target.createTarget", (_, _, params) -> address(params)),
                            Map.entry("Network.loadNetworkResource", (_, _, params) -> address(params)),
                            Map.entry("Fetch.continueRequest", (_, _, params) -> address(params)),
                            Map.entry("Network.continueInterceptedRequest", (_, _, params) -> address(params)),
                            Map.entry("Target.createBrowserContext", (_, _, params) -> NetworkRules.context(params)),
                            Map.entry("Browser.setDownloadBehavior", FileRules::download),
                            Map.entry("Page.setDownloadBehavior", FileRules::download),
                            Map.entry("DOM.setFileInputFiles", FileRules::sent),
                            Map.entry("Page.handleFileChooser", FileRules::sent),
                            Map.entry(
                                    "Input.dispatchDragEvent",
                                    (files, command, params) -> FileRules.sent(files, command, params.path("data"))),
                            Map.entry("Tracing.start", (_, command, params) -> tracing(command, params))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final RuledCommands commands;

    /// For the browser that these files are of.
    public HostPolicy(NodeFiles files) {
        this.commands = new RuledCommands(files, RULES);
    }

    @Override
    public boolean guards(String method) {
        return commands.guards(method);
    }

    @Override
    public boolean permits(String address) {
        return Addresses.permits(address);
    }

    @Override
    public Verdict judge(String command) {
        return commands.judge(command);
    }

    private static Rule never(String method) {
        Verdict refused = new Verdict.Refused(method + " is not allowed on this grid.");
        return (_, _, _) -> refused;
    }

    private static Verdict address(ObjectNode params) {
        return Addresses.permits(params.path("url").asString(""))
                ? new Verdict.Passed()
                : new Verdict.Refused("Pages at this address are not allowed on this grid.");
    }

    /// A trace is of this browser, never of the whole machine, which other tracers than Chromium's own would show.
    private static Verdict tracing(ObjectNode command, ObjectNode params) {
        if (params.path("tracingBackend").asString("").equals("system")) {
            return new Verdict.Refused("Only the browser itself can be traced on this grid.");
        }
        return params.hasNonNull("perfettoConfig")
                ? Verdict.rewritten(command, params.put("tracingBackend", "chrome"))
                : new Verdict.Passed();
    }
}
