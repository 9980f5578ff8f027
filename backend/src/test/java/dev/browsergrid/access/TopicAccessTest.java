package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UpdatesClient;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Who may watch which topic of the live updates, and whose changes they are told: a table with a row for every topic,
/// so that a new topic without one fails.
@OnSharedServer
@Timeout(120)
class TopicAccessTest {
    /// Who watches.
    private enum Who {
        /// The owner's token for `cua` alone.
        CUA_TOKEN,
        OTHER,
        OWNER,
        ADMIN,
        ADMIN_FOR_ALL
    }

    /// Who may watch it at all, and who of them is told of a change to something of the owner's.
    private record Row(Set<Who> watch, Set<Who> told) {}

    private static final Row OF_PEOPLE =
            new Row(Set.of(Who.OTHER, Who.OWNER, Who.ADMIN, Who.ADMIN_FOR_ALL), Set.of(Who.OWNER, Who.ADMIN_FOR_ALL));
    private static final Row OF_AGENTS = new Row(
            Set.of(Who.CUA_TOKEN, Who.OTHER, Who.OWNER, Who.ADMIN, Who.ADMIN_FOR_ALL),
            Set.of(Who.CUA_TOKEN, Who.OWNER, Who.ADMIN_FOR_ALL));
    private static final Row OF_ADMINS =
            new Row(Set.of(Who.ADMIN, Who.ADMIN_FOR_ALL), Set.of(Who.ADMIN, Who.ADMIN_FOR_ALL));
    private static final Map<Topic, Row> TABLE = new TreeMap<>(Map.of(
            Topic.SESSIONS, OF_PEOPLE,
            Topic.POOLS, OF_PEOPLE,
            Topic.PROFILES, OF_PEOPLE,
            Topic.CHATS, OF_AGENTS,
            Topic.TOKENS, OF_PEOPLE,
            Topic.LOGINS, OF_PEOPLE,
            Topic.AUDIT, OF_PEOPLE,
            Topic.NODES, OF_ADMINS,
            Topic.USERS, OF_ADMINS));

    private final TestServer server;
    private final ApiClient owner;

    TopicAccessTest(TestServer server) {
        this.server = server;
        this.owner = server.signedInPerson();
    }

    @Test
    void every_topic_has_a_row() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(Topic.values());
    }

    @Test
    void a_topic_is_watched_and_told_as_its_row_says() {
        UUID ownerId = UUID.fromString(owner.get("/api/v1/me").body().path("id").asString());
        Map<Topic, UUID> changed = new TreeMap<>();
        Map<Who, UpdatesClient> watchers = new TreeMap<>();
        try {
            for (Who who : Who.values()) {
                UpdatesClient watcher = watcher(who);
                watchers.put(who, watcher);
                assertMayWatch(who, watcher);
            }
            for (Topic topic : Topic.values()) {
                changed.put(topic, UUID.randomUUID());
                server.part(TransactionTemplate.class)
                        .executeWithoutResult(
                                _ -> server.part(Changes.class).publish(topic, changed.get(topic), ownerId));
            }
            // what each hears last arrives after all it may hear before
            UUID end = UUID.randomUUID();
            server.part(TransactionTemplate.class)
                    .executeWithoutResult(_ -> server.part(Changes.class).publish(Topic.NODES, end, null));
            awaitId(watchers, Who.ADMIN, Topic.NODES, end);
            awaitId(watchers, Who.ADMIN_FOR_ALL, Topic.NODES, end);
            awaitId(watchers, Who.OWNER, Topic.SESSIONS, changed.getOrDefault(Topic.SESSIONS, end));
            watchers.forEach((who, watcher) -> assertTold(who, watcher, changed));
        } finally {
            watchers.values().forEach(UpdatesClient::close);
        }
    }

    private static void awaitId(Map<Who, UpdatesClient> watchers, Who who, Topic topic, UUID id) {
        Objects.requireNonNull(watchers.get(who)).awaitId(topic.word(), id.toString());
    }

    private static void assertMayWatch(Who who, UpdatesClient watcher) {
        String[] all = Arrays.stream(Topic.values()).map(Topic::word).toArray(String[]::new);
        JsonNode answer = watcher.subscribe(who == Who.ADMIN_FOR_ALL ? "all" : "own", all);
        for (Topic topic : Topic.values()) {
            boolean may = row(topic).watch().contains(who);
            assertThat(words(answer.path("topics")).contains(topic.word()))
                    .as("%s watches %s", who, topic)
                    .isEqualTo(may);
            assertThat(words(answer.path("refused")).contains(topic.word()))
                    .as("%s is refused %s", who, topic)
                    .isEqualTo(!may);
        }
    }

    private static void assertTold(Who who, UpdatesClient watcher, Map<Topic, UUID> changed) {
        changed.forEach((topic, id) -> assertThat(watcher.ids(topic.word()).contains(id.toString()))
                .as("%s is told of the owner's %s", who, topic)
                .isEqualTo(row(topic).told().contains(who)));
    }

    private static Row row(Topic topic) {
        Row row = TABLE.get(topic);
        if (row == null) {
            throw new AssertionError("no row for " + topic);
        }
        return row;
    }

    private static Set<String> words(JsonNode list) {
        return new HashSet<>(list.valueStream().map(JsonNode::asString).toList());
    }

    private UpdatesClient watcher(Who who) {
        return switch (who) {
            case CUA_TOKEN -> UpdatesClient.withToken(server.url(), token());
            case OTHER -> UpdatesClient.open(server.url(), server.signedInPerson());
            case OWNER -> UpdatesClient.open(server.url(), owner);
            case ADMIN, ADMIN_FOR_ALL -> UpdatesClient.open(server.url(), server.signedIn());
        };
    }

    /// One that opens the socket, but few topics.
    private String token() {
        return owner.post("/api/v1/tokens", Map.of("name", "cua", "scopes", List.of("cua")))
                .body()
                .path("secret")
                .asString();
    }
}
