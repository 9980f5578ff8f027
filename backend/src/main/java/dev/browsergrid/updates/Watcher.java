package dev.browsergrid.updates;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/// One connection. Changes are collected and told at most four times a second; one too slow for them, or for whom there
/// are too many, is told to read everything again instead. It holds nobody up: a thread of its own does the sending.
final class Watcher {
    static final int MOST_IDS = 300;
    private static final int MOST_ANSWERS = 20;
    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration PING = Duration.ofSeconds(20);

    private final WebSocketSession socket;
    private final Viewer viewer;
    private final JsonMapper json;
    private final InstantSource clock;
    // everything below is guarded by this watcher's monitor
    private Set<Topic> topics = Set.of();
    private boolean everyone;
    private final List<String> answers = new ArrayList<>();
    private final Map<Topic, Set<UUID>> pending = new EnumMap<>(Topic.class);
    private boolean missed;
    private long toldAt;
    private long sentAt;
    private @Nullable CloseStatus closed;

    Watcher(WebSocketSession socket, Viewer viewer, JsonMapper json, InstantSource clock) {
        this.socket = socket;
        this.viewer = viewer;
        this.json = json;
        this.clock = clock;
        this.sentAt = clock.millis();
    }

    /// Watches these topics from now on, and no others.
    synchronized void subscribe(Set<Topic> wanted, boolean all, List<String> refused) {
        topics = wanted;
        everyone = all;
        answers.add(json.writeValueAsString(Map.of("type", "subscribed", "topics", wanted, "refused", refused)));
        if (answers.size() > MOST_ANSWERS) {
            closed = CloseStatus.POLICY_VIOLATION;
        }
        notifyAll();
    }

    synchronized void hear(News news) {
        switch (news) {
            case News.Everything() -> missed |= !topics.isEmpty();
            case News.Some(var changes) -> changes.stream().filter(this::isTold).forEach(this::keep);
        }
        notifyAll();
    }

    private boolean isTold(Change change) {
        return topics.contains(change.topic()) && TopicRules.isTold(viewer, everyone, change);
    }

    private void keep(Change change) {
        if (!missed) {
            pending.computeIfAbsent(change.topic(), _ -> new LinkedHashSet<>()).add(change.id());
            missed = pending.values().stream().mapToInt(Set::size).sum() > MOST_IDS;
        }
        if (missed) {
            pending.clear();
        }
    }

    synchronized void close(CloseStatus reason) {
        closed = reason;
        notifyAll();
    }

    /// Sends until closed; runs on a thread of its own.
    void sendAll() {
        try {
            List<String> texts = next();
            while (!texts.isEmpty()) {
                for (String text : texts) {
                    socket.sendMessage(new TextMessage(text));
                }
                texts = next();
            }
            socket.close(reason());
        } catch (IOException | IllegalStateException e) {
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CloseStatus reason() {
        return closed == null ? CloseStatus.NORMAL : closed;
    }

    /// What to send next; nothing when it is over.
    private synchronized List<String> next() throws InterruptedException {
        while (closed == null) {
            long now = clock.millis();
            boolean news = missed || !pending.isEmpty();
            if (!answers.isEmpty()) {
                return sent(now, taken(answers));
            }
            if (news && now - toldAt >= PACE.toMillis()) {
                toldAt = now;
                return sent(now, takeNews());
            }
            if (now - sentAt >= PING.toMillis()) {
                return sent(now, List.of(json.writeValueAsString(Map.of("type", "ping"))));
            }
            long due = news ? toldAt + PACE.toMillis() : sentAt + PING.toMillis();
            wait(Math.max(1, due - now));
        }
        return List.of();
    }

    private List<String> sent(long now, List<String> texts) {
        sentAt = now;
        return texts;
    }

    private static List<String> taken(List<String> texts) {
        List<String> all = List.copyOf(texts);
        texts.clear();
        return all;
    }

    private List<String> takeNews() {
        List<String> texts = missed
                ? List.of(json.writeValueAsString(Map.of("type", "resync")))
                : pending.entrySet().stream().map(this::changed).toList();
        missed = false;
        pending.clear();
        return texts;
    }

    private String changed(Map.Entry<Topic, Set<UUID>> entry) {
        return json.writeValueAsString(Map.of("type", "changed", "topic", entry.getKey(), "ids", entry.getValue()));
    }
}
