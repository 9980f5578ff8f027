package dev.browsergrid.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.browsergrid.testing.ChatPage;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UserBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What the product is for, as a person sees it: a page half filled in, others in between, and the page again; with
/// one browser for all.
@Timeout(240)
@Order(1)
class StoryTest {
    private static final Duration RUN = Duration.ofSeconds(60);

    @Test
    void a_page_is_found_as_it_was_left_the_time_between_costs_nothing_and_keeping_it_does() {
        try (TestServer server = TestServer.start(
                        Map.of("browsergrid.session.hold", "10m", "browsergrid.default-pool.max", "1"));
                UserBrowser browser = new UserBrowser()) {
            Page page = browser.page(server, 1280, 800);
            ChatPage app = ChatPage.signedIn(page);

            app.send("open the pizza order form and type Ada Lovelace into Name");
            assertThat(page.getByText("Standing by · not billed")).isVisible(within(RUN));
            TestChat chat = new TestChat(server.signedIn(), app.chatId());

            TestChat other = TestChat.begin(server.signedInPerson());
            assertThat(other.say("open the shop").events().getLast().type()).isEqualTo("run.completed");
            assertThat(page.getByText("Asleep · not billed")).isVisible(within(RUN));
            tenMinutesPass(server, chat);

            app.send("type ada@example.com into Email");
            assertThat(page.getByText("Resumed in").last()).isVisible(within(RUN));
            comesToBe(chat, "held");
            assertThat(seen(chat)).contains("Pizza order", "Ada Lovelace");

            page.navigate("/console/usage");
            assertThat(stat(page, "Idle, not billed")).containsText("10 min", containing(RUN));
            JsonNode total = server.signedIn().get("/api/v1/usage").body().path("total");
            assertThat(total.path("idle_ms").asLong()).isGreaterThan(600_000);
            assertThat(total.path("billed_ms").asLong()).isPositive().isLessThan(600_000);

            page.navigate("/chats/" + chat.id());
            button(page, "Keep browser").click();
            assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("an hour while you do nothing");
            button(page, "Keep it").click();
            app.send("type 555 into Phone");
            assertThat(button(page, "Browser kept, so far")).isVisible(within(RUN));
            assertThat(kinds(server, chat)).endsWith("active", "persistent_idle");
            assertThat(chat.get().path("session").path("status").asString()).isEqualTo("active");

            page.close();
            chat.awaitParked();
            assertThat(kinds(server, chat)).endsWith("persistent_idle");
        }
    }

    /// What the last run saw of the page first.
    private static String seen(TestChat chat) {
        String run = chat.messages()
                .path(chat.messages().size() - 1)
                .path("run")
                .path("id")
                .asString();
        RunLog log = chat.follow(run, Map.of());
        return log.of("step.observed").getFirst().data().toString();
    }

    /// Moves what the chat has used so far into the past.
    private static void tenMinutesPass(TestServer server, TestChat chat) {
        server.part(JdbcClient.class)
                .sql("""
                    UPDATE usage_interval
                       SET idle_since = idle_since - interval '10 minutes', started_at = started_at - interval '10 minutes',
                           ended_at = ended_at - interval '10 minutes'
                     WHERE session_id = :session
                    """)
                .param("session", UUID.fromString(chat.sessionId()))
                .update();
    }

    private static List<String> kinds(TestServer server, TestChat chat) {
        return server.part(JdbcClient.class)
                .sql("SELECT kind FROM usage_interval WHERE session_id = :id ORDER BY started_at, ended_at")
                .param("id", UUID.fromString(chat.sessionId()))
                .query(String.class)
                .list();
    }

    private static void comesToBe(TestChat chat, String status) {
        Awaitility.await()
                .atMost(RUN)
                .until(() ->
                        chat.get().path("session").path("status").asString().equals(status));
    }

    private static Locator stat(Page page, String label) {
        return page.locator("dl > div")
                .filter(new Locator.FilterOptions().setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static LocatorAssertions.IsVisibleOptions within(Duration limit) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) limit.toMillis());
    }

    private static LocatorAssertions.ContainsTextOptions containing(Duration limit) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout((double) limit.toMillis());
    }
}
