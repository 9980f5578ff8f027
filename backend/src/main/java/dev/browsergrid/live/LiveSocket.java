package dev.browsergrid.live;

import dev.browsergrid.account.LiveCredentials;
import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.live.hands.HandInput;
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

/// `/api/v1/sessions/{id}/live`: the owner's view of a session, and with `?scope=all` an admin's. Somebody else's
/// session
/// is not found. Closed with 4401 once the viewer's credential ends.
@Component
class LiveSocket extends TextWebSocketHandler implements HandshakeInterceptor {
    private static final Pattern PATH = Pattern.compile("/api/v1/sessions/([^/]+)/live");
    private static final String SESSION = "session";
    private static final String VIEWER = "viewer";
    private static final String REGISTRATION = "registration";
    private static final String PERSON = "person";
    private static final CloseStatus CREDENTIAL_ENDED = new CloseStatus(4401, "signed out");

    private final LiveViews views;
    private final Sessions sessions;
    private final JsonMapper json;
    private final InstantSource clock;
    private final LiveCredentials credentials;

    LiveSocket(LiveViews views, Sessions sessions, JsonMapper json, InstantSource clock, LiveCredentials credentials) {
        this.views = views;
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
        this.credentials = credentials;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Optional<UUID> session = viewerOf(request).flatMap(viewer -> {
            attributes.put(PERSON, viewer);
            return session(request, viewer);
        });
        session.ifPresentOrElse(id -> attributes.put(SESSION, id), () -> response.setStatusCode(HttpStatus.NOT_FOUND));
        return session.isPresent();
    }

    private static Optional<Viewer> viewerOf(ServerHttpRequest request) {
        return request.getPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }

    private Optional<UUID> session(ServerHttpRequest request, Viewer viewer) {
        Matcher path = PATH.matcher(request.getURI().getPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(path.group(1));
            return sessions.find(id, reach(request, viewer)).map(_ -> id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What `Reach` says of controllers holds here too, but for how a wish nobody may have is answered: not found.
    private static Reach reach(ServerHttpRequest request, Viewer viewer) {
        boolean all = ("&" + request.getURI().getQuery() + "&").contains("&scope=all&");
        return new Reach(viewer.id(), viewer.admin(), all && viewer.admin());
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
        LiveViewer viewer = new LiveViewer(socket, person(socket).id(), clock);
        socket.getAttributes().put(VIEWER, viewer);
        Thread.ofVirtual().name("live-viewer-" + socket.getId()).start(viewer::sendAll);
        views.join(sessionOf(socket), viewer);
        socket.getAttributes()
                .put(REGISTRATION, credentials.register(person(socket), () -> viewer.close(CREDENTIAL_ENDED)));
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        try {
            JsonNode said = json.readTree(message.getPayload());
            if (said.path("type").asString("").equals("ack")) {
                viewer(socket)
                        .ifPresent(viewer -> viewer.painted(said.path("seq").asInt()));
            } else {
                HandInput.read(said)
                        .ifPresent(input ->
                                views.touch(sessionOf(socket), person(socket).id(), input));
            }
        } catch (JacksonException e) {
            viewer(socket).ifPresent(LiveViewer::close);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        if (socket.getAttributes().get(REGISTRATION) instanceof LiveCredentials.Registration registration) {
            registration.close();
        }
        viewer(socket).ifPresent(viewer -> {
            viewer.close();
            views.leave(sessionOf(socket), viewer);
        });
    }

    private static UUID sessionOf(WebSocketSession socket) {
        return (UUID) Objects.requireNonNull(socket.getAttributes().get(SESSION));
    }

    private static Viewer person(WebSocketSession socket) {
        return (Viewer) Objects.requireNonNull(socket.getAttributes().get(PERSON));
    }

    private static Optional<LiveViewer> viewer(WebSocketSession socket) {
        return Optional.ofNullable((LiveViewer) socket.getAttributes().get(VIEWER));
    }
}
