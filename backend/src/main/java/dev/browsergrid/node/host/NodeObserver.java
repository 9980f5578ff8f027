package dev.browsergrid.node.host;

import dev.browsergrid.node.host.ObservedNode.Condition;
import dev.browsergrid.profiles.cdp.CdpEndpoint;
import dev.browsergrid.profiles.cdp.CdpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Looks at every node once. The order matters, because nodes are opened meanwhile: first the directories, then what
/// is being opened, then the processes. So a node without a process or record was certainly not just being opened.
record NodeObserver(
        Path home,
        Duration answerTimeout,
        Supplier<Set<UUID>> beingOpened,
        Predicate<UUID> beingClosed,
        ProcessTable processes) {
    List<ObservedNode> observe() throws IOException {
        List<NodeDirectory> directories = NodeDirectory.all(home);
        Set<UUID> opening = beingOpened.get();
        List<RunningProcess> all = processes.all();
        // A browser whose directory was taken away from under it still runs.
        Stream<NodeDirectory> strays = all.stream()
                .flatMap(process -> process.nodeUnder(NodeDirectory.nodes(home)).stream())
                .map(nodeId -> NodeDirectory.of(home, nodeId))
                .filter(node -> !node.exists());
        List<NodeDirectory> known =
                Stream.concat(directories.stream(), strays).distinct().toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<ObservedNode>> looks = known.stream()
                    .map(node -> CompletableFuture.supplyAsync(() -> observe(node, opening, all), threads))
                    .toList();
            return looks.stream().map(CompletableFuture::join).toList();
        }
    }

    /// Looks at one node; empty when there is nothing of it.
    Optional<ObservedNode> observe(UUID nodeId) throws IOException {
        NodeDirectory node = NodeDirectory.of(home, nodeId);
        Optional<NodeRecord> record = NodeRecord.read(node);
        if (record.isEmpty()) {
            return observe().stream()
                    .filter(seen -> seen.nodeId().equals(nodeId))
                    .findFirst();
        }
        Set<UUID> opening = beingOpened.get();
        List<RunningProcess> leader =
                processes.find(record.get().pid()).map(List::of).orElse(List.of());
        return Optional.of(observe(node, opening, leader));
    }

    private ObservedNode observe(NodeDirectory node, Set<UUID> opening, List<RunningProcess> all) {
        Optional<NodeRecord> record = NodeRecord.read(node);
        if (opening.contains(node.nodeId()) || record.isEmpty()) {
            Condition condition = opening.contains(node.nodeId()) ? Condition.OPENING : Condition.UNFINISHED;
            return new ObservedNode(node.nodeId(), condition, Optional.empty());
        }
        HostedBrowser browser = record.get().browser(node.path());
        boolean alive =
                new ProcessTree(node.profile(), () -> all).leader(record.get()).isPresent();
        Condition condition = alive ? awake(browser) : ended(node);
        return new ObservedNode(node.nodeId(), condition, Optional.of(browser));
    }

    private Condition awake(HostedBrowser browser) {
        if (Files.exists(NodeDirectory.of(home, browser.nodeId()).held())) {
            return Condition.HELD;
        }
        return answers(browser) ? Condition.RESPONDING : Condition.SILENT;
    }

    /// The manifest is written as the last step of closing in order. So whoever is found to be closed by nobody here,
    /// and only then to have no manifest, was not closed.
    private Condition ended(NodeDirectory node) {
        if (beingClosed.test(node.nodeId())) {
            return Condition.CLOSING;
        }
        return Files.exists(node.manifest()) ? Condition.CLOSED : Condition.DEAD;
    }

    private boolean answers(HostedBrowser browser) {
        try {
            CdpEndpoint endpoint = CdpEndpoint.ask(browser.cdpHttp(), answerTimeout);
            return endpoint.webSocket().getPath().equals(browser.cdpWs().getPath());
        } catch (CdpException silent) {
            return false;
        }
    }
}
