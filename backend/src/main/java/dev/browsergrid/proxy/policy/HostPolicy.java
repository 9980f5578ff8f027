package dev.browsergrid.proxy.policy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Keeps clients inside their browser: nothing of the host's files, of Chromium's own pages, or of its command line.
public final class HostPolicy implements CommandPolicy {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String CLOSE = "Browser.close";
    private static final String TO_TARGET = "Target.sendMessageToTarget";
    // whose files Playwright asks for by its own temporary directory, without being able to do without an answer
    private static final String PLAYWRIGHT = ".*[/\\\\]playwright-artifacts-[^/\\\\.]+";
    private static final Set<String> NEVER = Set.of(
            "Browser.crash",
            "Browser.crashGpuProcess",
            "Browser.executeBrowserCommand",
            "Browser.getBrowserCommandLine",
            "Extensions.loadUnpacked",
            "PWA.install",
            "PWA.launchFilesInApp",
            "SystemInfo.getInfo",
            "Target.exposeDevToolsProtocol",
            "Target.openDevTools",
            "Target.setRemoteLocations",
            "Tethering.bind");

    private static final Map<String, BiFunction<HostPolicy, ObjectNode, Verdict>> RULES = Map.ofEntries(
            Map.entry("Page.navigate", (_, params) -> address(params)),
            Map.entry("Target.createTarget", (_, params) -> address(params)),
            Map.entry("Network.loadNetworkResource", (_, params) -> address(params)),
            Map.entry("Fetch.continueRequest", (_, params) -> address(params)),
            Map.entry("Network.continueInterceptedRequest", (_, params) -> address(params)),
            Map.entry("Target.createBrowserContext", (_, params) -> context(params)),
            Map.entry("Browser.setDownloadBehavior", HostPolicy::download),
            Map.entry("Page.setDownloadBehavior", HostPolicy::download),
            Map.entry("DOM.setFileInputFiles", (_, params) -> files(params.path("files"))),
            Map.entry("Page.handleFileChooser", (_, params) -> files(params.path("files"))),
            Map.entry("Input.dispatchDragEvent", (_, params) -> files(params.at("/data/files"))));

    private final Path downloads;

    /// For a browser whose downloads go to this directory.
    public HostPolicy(Path downloads) {
        this.downloads = downloads;
    }

    @Override
    public boolean guards(String method) {
        return RULES.containsKey(method) || NEVER.contains(method) || method.equals(CLOSE) || method.equals(TO_TARGET);
    }

    @Override
    public boolean permits(String address) {
        return Addresses.permits(address);
    }

    @Override
    public Verdict judge(String command) {
        try {
            return JSON.readTree(command) instanceof ObjectNode whole
                    ? judge(whole)
                    : new Verdict.Refused("This is not a command.");
        } catch (JacksonException e) {
            return new Verdict.Refused("This is not well-formed JSON.");
        }
    }

    private Verdict judge(ObjectNode command) {
        String method = command.path("method").asString("");
        ObjectNode params = command.path("params") instanceof ObjectNode given ? given : JSON.createObjectNode();
        if (method.equals(CLOSE)) {
            return new Verdict.Closing();
        }
        if (method.equals(TO_TARGET)) {
            return inner(params.path("message").asString(""));
        }
        if (NEVER.contains(method)) {
            return new Verdict.Refused(method + " is not allowed on this grid.");
        }
        Verdict verdict = Optional.ofNullable(RULES.get(method))
                .map(rule -> rule.apply(this, params))
                .orElseGet(Verdict.Passed::new);
        return verdict instanceof Verdict.Rewritten ? new Verdict.Rewritten(command.toString()) : verdict;
    }

    /// A command in another's clothes: it goes on only when it would by itself.
    private Verdict inner(String command) {
        try {
            boolean guarded = !(JSON.readTree(command) instanceof ObjectNode whole)
                    || (guards(whole.path("method").asString("")) && !(judge(whole) instanceof Verdict.Passed));
            return guarded
                    ? new Verdict.Refused("The message to the target is not allowed on this grid.")
                    : new Verdict.Passed();
        } catch (JacksonException e) {
            return new Verdict.Refused("The message to the target is not well-formed JSON.");
        }
    }

    private static Verdict address(ObjectNode params) {
        String url = params.path("url").asString("");
        return Addresses.permits(url)
                ? new Verdict.Passed()
                : new Verdict.Refused("Pages at this address are not allowed on this grid.");
    }

    /// A context with a proxy of its own would find no way: browsers reach the network through their guard.
    private static Verdict context(ObjectNode params) {
        return params.path("proxyServer").asString("").isEmpty()
                        && params.path("proxyBypassList").asString("").isEmpty()
                ? new Verdict.Passed()
                : new Verdict.Refused("A proxy belongs into the session's or the pool's template.");
    }

    /// Downloads stay in the session's own directory.
    private Verdict download(ObjectNode params) {
        JsonNode path = params.path("downloadPath");
        if (path.isMissingNode() || path.isNull() || isOurs(path.asString(""))) {
            return new Verdict.Passed();
        }
        if (path.asString("").matches(PLAYWRIGHT)) {
            params.put("downloadPath", downloads.toString());
            return new Verdict.Rewritten("");
        }
        return new Verdict.Refused("Downloads go to the session's own directory; leave downloadPath out.");
    }

    private boolean isOurs(String path) {
        return Path.of(path.replace('\0', '_')).normalize().equals(downloads);
    }

    /// Files of the host are not the client's; none at all is fine.
    private static Verdict files(JsonNode files) {
        boolean none = files.isMissingNode()
                || files.isNull()
                || (files.isArray() && Stream.of(files).allMatch(JsonNode::isEmpty));
        return none
                ? new Verdict.Passed()
                : new Verdict.Refused("Files of the browser's host cannot be used; send their content instead.");
    }
}
