package dev.browsergrid.updates;

import dev.browsergrid.account.LiveCredentials;
import dev.browsergrid.account.LiveCredentials.Registration;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
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

/// `/api/v1/updates`: every open connection, and what is said on it. Closed with 4401 once the viewer's credential
/// ends.
@Component
class UpdatesSocket extends TextWebSocketHandler implements HandshakeInterceptor {
    private static final CloseStatus CREDENTIAL_ENDED = new CloseStatus(4401, "signed out");
    private static final String VIEWER = "viewer";

    private final JsonMapper json;
    private final InstantSource clock;
    private final LiveCredentials credentials;
    private final Presences presences;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    private record Open(Watcher watcher, Viewer viewer, Registration registration) {}

    UpdatesSocket(JsonMapper json, InstantSource clock, LiveCredentials credentials, Presences presences) {
        this.json = json;
        this.clock = clock;
        this.credentials = credentials;
        this.presences = presences;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request.getPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Viewer viewer) {
            attributes.put(VIEWER, viewer);
            return true;
        }
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        return false;
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
        Viewer viewer = (Viewer) Objects.requireNonNull(socket.getAttributes().get(VIEWER));
        Watcher watcher = new Watcher(socket, viewer, json, clock);
        Registration registration = credentials.register(viewer, () -> watcher.close(CREDENTIAL_ENDED));
        open.put(socket.getId(), new Open(watcher, viewer, registration));
        Thread.ofVirtual().name("updates-" + socket.getId()).start(watcher::sendAll);
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        Optional.ofNullable(open.get(socket.getId())).ifPresent(connection -> {
            try {
                JsonNode said = json.readTree(message.getPayload());
                switch (said.path("type").asString("")) {
                    case "subscribe" -> subscribe(connection, said);
                    case "present" -> presences.say(socket.getId(), connection.viewer(), chat(said));
                    default -> {}
                }
            } catch (JacksonException e) {
                connection.watcher().close(CloseStatus.BAD_DATA);
            }
        });
    }

    private static Optional<UUID> chat(JsonNode said) {
        try {
            return Optional.of(said.path("chat").asString(""))
                    .filter(id -> !id.isEmpty())
                    .map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static void subscribe(Open connection, JsonNode said) {
        boolean everyone = said.path("scope").asString("own").equals("all");
        Set<Topic> granted = EnumSet.noneOf(Topic.class);
        List<String> refused = new ArrayList<>();
        said.path("topics").valueStream().limit(50).forEach(topic -> {
            String word = topic.asString("");
            topic(word)
                    .filter(known -> TopicRules.mayWatch(connection.viewer(), everyone, known))
                    .ifPresentOrElse(granted::add, () -> refused.add(word));
        });
        connection.watcher().subscribe(granted, everyone, refused);
    }

    private static Optional<Topic> topic(String word) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        Optional.ofNullable(open.remove(socket.getId())).ifPresent(connection -> {
            connection.registration().close();
            connection.watcher().close(status);
            presences.closed(socket.getId(), status.getCode() == CREDENTIAL_ENDED.getCode());
        });
    }

    @EventListener
    void heard(News news) {
        open.values().forEach(connection -> connection.watcher().hear(news));
    }
}
