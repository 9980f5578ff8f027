package dev.browsergrid.live;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.session.Sessions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/sessions/{id}/live`: the owner's view of a session. Somebody else's session is not found.
@Component
class LiveSocket extends TextWebSocketHandler implements HandshakeInterceptor {
    private static final Pattern PATH = Pattern.compile("/api/v1/sessions/([^/]+)/live");
    private static final String SESSION = "session";
    private static final String VIEWER = "viewer";

    private final LiveViews views;
    private final Sessions sessions;
    private final JsonMapper json;
    private final InstantSource clock;

    LiveSocket(LiveViews views, Sessions sessions, JsonMapper json, InstantSource clock) {
        this.views = views;
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Optional<UUID> session = session(request);
        session.ifPresentOrElse(id -> attributes.put(SESSION, id), () -> response.setStatusCode(HttpStatus.NOT_FOUND));
        return session.isPresent();
    }

    private Optional<UUID> session(ServerHttpRequest request) {
        Matcher path = PATH.matcher(request.getURI().getPath());
        if (!path.matches()
                || !(request.getPrincipal() instanceof Authentication who)
                || !(who.getPrincipal() instanceof Viewer viewer)) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(path.group(1));
            return sessions.find(id, viewer.id()).map(_ -> id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {
        // nothing to do: the connection speaks from here on
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        LiveViewer viewer = new LiveViewer(socket, clock);
        socket.getAttributes().put(VIEWER, viewer);
        Thread.ofVirtual().name("live-viewer-" + socket.getId()).start(viewer::sendAll);
        views.join(sessionOf(socket), viewer);
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        try {
            JsonNode said = json.readTree(message.getPayload());
            if (said.path("type").asString("").equals("ack")) {
                viewer(socket)
                        .ifPresent(viewer -> viewer.painted(said.path("seq").asInt()));
            }
        } catch (JacksonException e) {
            viewer(socket).ifPresent(LiveViewer::close);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        viewer(socket).ifPresent(viewer -> {
            viewer.close();
            views.leave(sessionOf(socket), viewer);
        });
    }

    private static UUID sessionOf(WebSocketSession socket) {
        return (UUID) Objects.requireNonNull(socket.getAttributes().get(SESSION));
    }

    private static Optional<LiveViewer> viewer(WebSocketSession socket) {
        return Optional.ofNullable((LiveViewer) socket.getAttributes().get(VIEWER));
    }
}
