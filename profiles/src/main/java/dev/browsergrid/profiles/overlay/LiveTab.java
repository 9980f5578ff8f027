package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A tab that is attached to. Closing it lets go of the tab.
final class LiveTab implements AutoCloseable {
    private static final int MOST_FRAMES = 60;

    private final CdpConnection connection;
    private final CdpSession page;
    private final Duration patience;
    private final List<CdpSession> sessions = new CopyOnWriteArrayList<>();

    /// `patience` bounds every single call.
    LiveTab(CdpConnection connection, String targetId, Duration patience) {
        this.connection = connection;
        this.patience = patience;
        this.page = attach(targetId);
    }

    private CdpSession attach(String targetId) {
        CdpSession session = connection.attach(targetId);
        sessions.add(session);
        return session;
    }

    CdpSession page() {
        return page;
    }

    /// The page itself. Waits until there is an answer or `timeout` is over.
    LiveFrame main(Duration timeout) {
        JsonNode frame = page.call("Page.getFrameTree", Map.of(), timeout).at("/frameTree/frame");
        String id = frame.path("id").asString();
        return new LiveFrame(
                page,
                id,
                LiveFrame.world(page, id, patience),
                List.of(),
                frame.path("url").asString(""));
    }

    /// The page and all frames in it, each after its parent. A frame that goes away meanwhile is passed over.
    List<LiveFrame> frames() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<JsonNode>> remote = threads.submit(this::remoteFrames);
            JsonNode tree = page.call("Page.getFrameTree", Map.of(), patience).path("frameTree");
            String id = tree.at("/frame/id").asString();
            LiveFrame main = new LiveFrame(
                    page,
                    id,
                    LiveFrame.world(page, id, patience),
                    List.of(),
                    tree.at("/frame/url").asString(""));
            Walk walk = new Walk(await(remote), threads, new AtomicInteger(MOST_FRAMES));
            return Stream.concat(Stream.of(main), children(main, tree, walk).stream())
                    .toList();
        }
    }

    /// Frames that have processes of their own are targets of their own.
    private List<JsonNode> remoteFrames() {
        return connection
                .call("Target.getTargets", Map.of(), patience)
                .path("targetInfos")
                .valueStream()
                .filter(target -> target.path("type").asString("").equals("iframe"))
                .toList();
    }

    /// @param left how many more frames are looked at; counted down by all threads
    private record Walk(List<JsonNode> remote, ExecutorService threads, AtomicInteger left) {}

    /// All frames below one, looked at side by side because each costs some calls after another.
    private List<LiveFrame> children(LiveFrame parent, JsonNode tree, Walk walk) {
        List<Future<List<LiveFrame>>> found = new ArrayList<>();
        for (JsonNode child : tree.path("childFrames")) {
            found.add(walk.threads().submit(() -> below(parent, child, parent.session(), walk)));
        }
        for (JsonNode target : walk.remote()) {
            if (target.path("parentFrameId").asString("").equals(parent.id())) {
                found.add(walk.threads()
                        .submit(() -> remote(parent, target.path("targetId").asString(), walk)));
            }
        }
        return found.stream().flatMap(frames -> await(frames).stream()).toList();
    }

    private List<LiveFrame> remote(LiveFrame parent, String target, Walk walk) {
        try {
            CdpSession session = attach(target);
            JsonNode tree =
                    session.call("Page.getFrameTree", Map.of(), patience).path("frameTree");
            return below(parent, tree, session, walk);
        } catch (CdpException gone) {
            orThrow(gone);
            return List.of();
        }
    }

    private List<LiveFrame> below(LiveFrame parent, JsonNode tree, CdpSession session, Walk walk) {
        if (walk.left().getAndDecrement() <= 0) {
            return List.of();
        }
        String id = tree.at("/frame/id").asString();
        try {
            Future<Integer> world = walk.threads().submit(() -> LiveFrame.world(session, id, patience));
            List<String> path = Stream.concat(parent.path().stream(), Stream.of(parent.placeOf(id, patience)))
                    .toList();
            LiveFrame frame = new LiveFrame(
                    session, id, await(world), path, tree.at("/frame/url").asString(""));
            return Stream.concat(Stream.of(frame), children(frame, tree, walk).stream())
                    .toList();
        } catch (CdpException gone) {
            orThrow(gone);
            return List.of();
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking a tab", stopped);
        }
    }

    /// A frame that cannot be asked is passed over; a connection that is gone is not.
    static void orThrow(CdpException failed) {
        switch (failed.code()) {
            case REFUSED, TIMEOUT -> {}
            case UNREACHABLE, CLOSED, INTERRUPTED -> throw failed;
        }
    }

    /// Waits until all are let go of: a browser that is told to close while calls are under way may take the
    /// connection down without its end being noticed.
    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sessions.forEach(session -> threads.execute(session::detach));
        }
    }
}
