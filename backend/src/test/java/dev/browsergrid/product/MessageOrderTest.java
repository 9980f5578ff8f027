package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UpdatesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Several messages at once in one chat, and one chat open on two devices.
@OnSharedServer
@Timeout(180)
class MessageOrderTest {
    private final TestServer server;
    private final String email;
    private final TestChat desktop;
    private final TestChat phone;

    MessageOrderTest(TestServer server) {
        this.server = server;
        this.email = server.person();
        this.desktop = TestChat.begin(server.signedIn(email));
        this.phone = new TestChat(server.signedIn(email), desktop.id());
    }

    @Test
    void messages_sent_at_the_same_time_are_worked_on_one_after_the_other_in_the_order_they_are_listed() {
        List<CompletableFuture<String>> sent = IntStream.range(0, 6)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> (i % 2 == 0 ? desktop : phone).send("open the shop")))
                .toList();
        sent.forEach(CompletableFuture::join);

        List<JsonNode> listed = desktop.messages().valueStream().toList();
        assertThat(listed).hasSize(6);
        List<JsonNode> runs = listed.stream()
                .map(message -> message.path("run").path("id").asString())
                .peek(run ->
                        assertThat(phone.follow(run, Map.of()).last().type()).isEqualTo("run.completed"))
                .map(desktop::run)
                .toList();
        assertThat(runs.stream().map(run -> time(run, "created_at"))).isSorted();
        List<Instant> beginnings =
                runs.stream().skip(1).map(run -> time(run, "started_at")).toList();
        List<Instant> ends = runs.stream().map(run -> time(run, "finished_at")).toList();
        assertThat(IntStream.range(0, 5))
                .allSatisfy(i -> assertThat(beginnings.get(i)).isAfterOrEqualTo(ends.get(i)));
    }

    @Test
    void what_is_sent_on_one_device_is_seen_on_the_other_as_it_happens() {
        try (UpdatesClient updates = UpdatesClient.open(server.url(), phone.client())) {
            updates.subscribe("own", "chats");

            String run = desktop.send("open the shop");

            updates.awaitId("chats", desktop.id());
            assertThat(phone.messages()
                            .valueStream()
                            .map(message -> message.path("text").asString()))
                    .containsExactly("open the shop");
            List<CompletableFuture<RunLog>> watched = Stream.of(desktop, phone)
                    .map(device -> CompletableFuture.supplyAsync(() -> device.follow(run, Map.of())))
                    .toList();
            RunLog seen = watched.getFirst().join();
            assertThat(seen.last().type()).isEqualTo("run.completed");
            assertThat(watched.getLast().join().events()).isEqualTo(seen.events());
        }
    }

    private static Instant time(JsonNode run, String name) {
        return Instant.parse(run.path(name).asString());
    }
}
