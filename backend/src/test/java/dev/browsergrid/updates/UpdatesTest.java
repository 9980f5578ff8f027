package dev.browsergrid.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UpdatesClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Live updates over real sockets: two people and an admin, two servers on one database.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class UpdatesTest {
    private final TestServer server;
    private final TestServer second;
    private final ApiClient ada;
    private final ApiClient bob;

    UpdatesTest(TestServer server) {
        this.server = server;
        this.second = server.startSecond(Map.of());
        this.ada = server.signedInPerson();
        this.bob = server.signedInPerson();
    }

    @AfterAll
    void stop() {
        second.close();
    }

    @Test
    void each_is_told_of_their_own_things_only_whichever_server_changed_them() {
        try (UpdatesClient adaHears = UpdatesClient.open(second.url(), ada);
                UpdatesClient bobHears = UpdatesClient.open(server.url(), bob)) {
            adaHears.subscribe("own", "chats", "sessions");
            bobHears.subscribe("own", "chats", "sessions");

            String ofAda = chat(ada);
            String ofBob = chat(bob);

            adaHears.awaitId("chats", ofAda);
            bobHears.awaitId("chats", ofBob);
            assertThat(adaHears.ids("chats")).doesNotContain(ofBob);
            assertThat(bobHears.ids("chats")).doesNotContain(ofAda);
            assertThat(adaHears.ids("sessions")).hasSize(1);
        }
    }

    @Test
    void an_admin_is_told_of_everybodys_things_only_when_asking_for_all() {
        ApiClient admin = server.signedIn();
        try (UpdatesClient own = UpdatesClient.open(server.url(), admin);
                UpdatesClient all = UpdatesClient.open(server.url(), admin)) {
            own.subscribe("own", "chats", "nodes");
            all.subscribe("all", "chats");
            UUID node = Ids.next();

            String ofAda = chat(ada);
            server.part(Changes.class).publish(Topic.NODES, node, null);

            all.awaitId("chats", ofAda);
            own.awaitId("nodes", node.toString());
            assertThat(own.ids("chats")).doesNotContain(ofAda);
        }
    }

    @Test
    void what_is_for_admins_is_refused_to_everybody_else() {
        try (UpdatesClient client = UpdatesClient.open(server.url(), ada)) {
            assertThat(words(client.subscribe("own", "sessions", "nodes", "users", "moons"), "refused"))
                    .containsExactly("nodes", "users", "moons");
            assertThat(words(client.subscribe("all", "sessions"), "topics")).isEmpty();
            assertThat(words(client.subscribe("own", "chats"), "topics")).containsExactly("chats");
            String told = chat(ada);
            client.awaitId("chats", told);
            assertThat(client.ids("sessions")).isEmpty();
        }
    }

    @Test
    void a_token_watches_what_it_may_read() {
        try (UpdatesClient client = UpdatesClient.withToken(server.url(), token(ada, "cua"))) {
            JsonNode answer = client.subscribe("own", "chats", "sessions", "tokens");
            assertThat(words(answer, "topics")).containsExactly("chats");
            assertThat(words(answer, "refused")).containsExactly("sessions", "tokens");
            client.awaitId("chats", chat(ada));
        }
    }

    @Test
    void a_connection_ends_with_the_credential_that_opened_it() {
        ApiClient carol = server.signedInPerson();
        try (UpdatesClient client = UpdatesClient.open(second.url(), carol)) {
            client.subscribe("own", "chats");
            carol.post("/api/v1/me/sign-out-everywhere", Map.of());
            assertThat(client.awaitClosed()).isEqualTo(4401);
        }
    }

    @Test
    void many_changes_come_in_few_messages_and_too_many_as_one_to_read_everything_again() {
        UUID owner = UUID.fromString(bob.get("/api/v1/me").body().path("id").asString());
        try (UpdatesClient client = UpdatesClient.open(server.url(), bob)) {
            client.subscribe("own", "sessions");
            List<UUID> few = IntStream.range(0, 60).mapToObj(_ -> Ids.next()).toList();
            few.forEach(id -> server.part(Changes.class).publish(Topic.SESSIONS, id, owner));
            client.awaitId("sessions", few.getLast().toString());
            assertThat(client.of("changed")).hasSizeLessThan(5);

            IntStream.range(0, 5000)
                    .forEach(_ -> server.part(Changes.class).publish(Topic.SESSIONS, Ids.next(), owner));
            await().until(() -> !client.of("resync").isEmpty());
        }
    }

    @Test
    void what_is_no_message_ends_the_connection() {
        try (UpdatesClient client = UpdatesClient.open(server.url(), ada)) {
            client.say("subscribe!");
            assertThat(client.awaitClosed()).isEqualTo(1007);
        }
    }

    private static String chat(ApiClient client) {
        return client.post("/api/v1/chats", Map.of()).body().path("id").asString();
    }

    private static String token(ApiClient client, String scope) {
        return client.post("/api/v1/tokens", Map.of("name", "updates", "scopes", List.of(scope)))
                .body()
                .path("secret")
                .asString();
    }

    private static List<String> words(JsonNode message, String property) {
        return message.path(property).valueStream().map(JsonNode::asString).toList();
    }
}
