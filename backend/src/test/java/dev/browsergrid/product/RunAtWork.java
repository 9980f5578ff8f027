package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A run that an agent was in the middle of when its server was killed.
record RunAtWork(TestChat chat, String run, RunLog seen) {
    /// Begins a chat and its first run, and sees it do something.
    static RunAtWork begin(ApiClient client) {
        TestChat chat = TestChat.begin(client);
        String run = chat.send("open the shop, wait 20 seconds and tell me the title");
        return new RunAtWork(chat, run, chat.followUntil(run, "action.finished"));
    }

    void assertFailedWithItsLogIntact() {
        RunLog log = chat.follow(run, Map.of());
        assertThat(log.failure()).isEqualTo("server_restarted");
        assertThat(log.events()).startsWith(seen.events().toArray(RunLog.Event[]::new));
        JsonNode failed = chat.run(run);
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("failure").path("code").asString()).isEqualTo("server_restarted");
        assertThat(failed.path("failure").path("message").asString()).contains("restarted");
        assertThat(chat.messages()).hasSize(1);
    }

    /// Its browser was given back, and the next message works.
    void assertChatGoesOn() {
        chat.awaitParked();
        assertThat(chat.say("open the shop, how much is the blue bowl?").answer())
                .contains("$18.00");
        assertThat(chat.messages()).hasSize(2);
    }
}
