package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A tab that is attached to. Closing it lets go of the tab.
final class LiveTab implements AutoCloseable {
    private static final int MOST_FRAMES = 60;

    private final CdpConnection connection;
    private final CdpSession page;
    private final Duration patience;
    private final List<CdpSession> sessions = new ArrayList<>();

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
        JsonNode tree = page.call("Page.getFrameTree", Map.of(), patience).path("frameTree");
        List<JsonNode> remote = connection
                .call("Target.getTargets", Map.of(), patience)
                .path("targetInfos")
                .valueStream()
                .filter(target -> target.path("type").asString("").equals("iframe"))
                .toList();
        List<LiveFrame> found = new ArrayList<>();
        JsonNode frame = tree.path("frame");
        String id = frame.path("id").asString();
        LiveFrame main = new LiveFrame(
                page,
                id,
                LiveFrame.world(page, id, patience),
                List.of(),
                frame.path("url").asString(""));
        found.add(main);
        addChildren(main, tree, remote, found);
        return found;
    }

    private void addChildren(LiveFrame parent, JsonNode tree, List<JsonNode> remote, List<LiveFrame> found) {
        for (JsonNode child : tree.path("childFrames")) {
            add(parent, child, parent.session(), remote, found);
        }
        for (JsonNode target : remote) {
            if (target.path("parentFrameId").asString("").equals(parent.id())) {
                try {
                    CdpSession session = attach(target.path("targetId").asString());
                    JsonNode child = session.call("Page.getFrameTree", Map.of(), patience)
                            .path("frameTree");
                    add(parent, child, session, remote, found);
                } catch (CdpException gone) {
                    orThrow(gone);
                }
            }
        }
    }

    private void add(
            LiveFrame parent, JsonNode tree, CdpSession session, List<JsonNode> remote, List<LiveFrame> found) {
        if (found.size() >= MOST_FRAMES) {
            return;
        }
        JsonNode frame = tree.path("frame");
        String id = frame.path("id").asString();
        try {
            List<String> path = Stream.concat(parent.path().stream(), Stream.of(parent.placeOf(id, patience)))
                    .toList();
            LiveFrame live = new LiveFrame(
                    session,
                    id,
                    LiveFrame.world(session, id, patience),
                    path,
                    frame.path("url").asString(""));
            found.add(live);
            addChildren(live, tree, remote, found);
        } catch (CdpException gone) {
            orThrow(gone);
        }
    }

    /// A frame that cannot be asked is passed over; a connection that is gone is not.
    static void orThrow(CdpException failed) {
        switch (failed.code()) {
            case REFUSED, TIMEOUT -> {}
            case UNREACHABLE, CLOSED, INTERRUPTED -> throw failed;
        }
    }

    @Override
    public void close() {
        sessions.forEach(CdpSession::detach);
    }
}
