package dev.browsergrid.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.browsergrid.testing.Audit.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.browsergrid.testing.ChatPage;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UserBrowser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The web app in a person's browser, against the real server.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
@Order(1)
class ChatPageTest {
    private static final String ERRAND = "open the shop, add two blue mugs to the cart and tell me the total";
    private static final int FRAME_HEADER = 28;
    private static final Duration RUN = Duration.ofSeconds(60);

    private final TestServer server;
    private final UserBrowser browser = new UserBrowser();

    ChatPageTest(TestServer server) {
        this.server = server;
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void a_wrong_password_is_said_and_the_right_one_lets_in() {
        Page page = browser.page(server, 1280, 800);
        page.navigate("/");
        ChatPage app = new ChatPage(page);
        app.signIn(TestServer.EMAIL, "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not match");
        assertAccessible(page);
        app.signIn(TestServer.EMAIL, TestServer.PASSWORD);
        assertThat(app.message()).isVisible();
        assertAccessible(page);
    }

    @Test
    void an_errand_is_watched_from_the_prompt_to_the_answer() {
        Page page = browser.page(server, 1280, 800);
        Set<Integer> frames = new TreeSet<>();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
            byte[] bytes = frame.binary();
            if (bytes != null && bytes.length > FRAME_HEADER) {
                frames.add(Arrays.hashCode(Arrays.copyOfRange(bytes, FRAME_HEADER, bytes.length)));
            }
        }));
        ChatPage app = ChatPage.signedIn(page);
        app.send(ERRAND);
        assertThat(app.actions().first()).isVisible(visibleWithin(RUN));
        assertThat(app.live()).isVisible(visibleWithin(RUN));
        assertThat(page.getByText("$29.50").last()).isVisible(visibleWithin(RUN));
        assertThat(app.liveColours()).as("colours of the live picture").isGreaterThan(10);
        assertThat(frames).as("different pictures").hasSizeGreaterThanOrEqualTo(3);
        assertThat(app.descriptions()).isEqualTo(descriptions(log(app)));
        assertAccessible(page);
    }

    @Test
    void reloading_in_the_middle_loses_nothing() {
        Page page = browser.page(server, 1280, 800);
        ChatPage app = ChatPage.signedIn(page);
        app.send("open the shop, wait 3 seconds, add two blue mugs to the cart and tell me the total");
        assertThat(app.actions().nth(1)).isVisible(visibleWithin(RUN));
        List<String> before = app.descriptions();
        page.reload();
        assertThat(app.stop()).isVisible();
        assertThat(app.actions().nth(before.size() - 1)).isVisible();
        assertThat(app.descriptions()).startsWith(before.toArray(String[]::new));
        assertThat(page.getByText("$29.50").last()).isVisible(visibleWithin(RUN));
        assertThat(app.descriptions()).isEqualTo(descriptions(log(app)));
        page.reload();
        assertThat(page.getByText("$29.50").last()).isVisible();
        assertThat(app.descriptions()).isEqualTo(descriptions(log(app)));
    }

    @Test
    void stop_ends_the_run_at_once() {
        Page page = browser.page(server, 1280, 800);
        ChatPage app = ChatPage.signedIn(page);
        app.send("open the shop, wait 20 seconds, add two blue mugs to the cart and tell me the total");
        assertThat(app.actions().nth(1)).isVisible(visibleWithin(RUN));
        app.stop().click();
        assertThat(page.getByText("Stopped after step")).isVisible(visibleWithin(Duration.ofSeconds(2)));
        RunLog log = log(app);
        assertThat(log.last().type()).isEqualTo("run.cancelled");
        assertThat(log.tools()).isEqualTo(List.of("navigate", "wait"));
        chat(app).awaitParked();
        assertThat(log(app)).isEqualTo(log);
    }

    @Test
    void it_works_on_a_phone() {
        Page page = browser.page(server, 360, 740);
        page.navigate("/");
        assertFits(page);
        assertAccessible(page);
        ChatPage app = ChatPage.signedIn(page);
        assertFits(page);
        app.send(ERRAND);
        assertThat(page.getByText("$29.50").last()).isVisible(visibleWithin(RUN));
        assertFits(page);
        assertThat(app.liveColours()).isGreaterThan(10);
        assertAccessible(page);
    }

    private TestChat chat(ChatPage app) {
        return new TestChat(server.signedIn(), app.chatId());
    }

    /// The log of the page's newest run, from the API.
    private RunLog log(ChatPage app) {
        TestChat chat = chat(app);
        String run = chat.messages()
                .path(chat.messages().size() - 1)
                .path("run")
                .path("id")
                .asString();
        return chat.follow(run, Map.of());
    }

    private static List<String> descriptions(RunLog log) {
        return log.of("action.started").stream()
                .map(event -> event.data().path("description").asString())
                .toList();
    }

    private static LocatorAssertions.IsVisibleOptions visibleWithin(Duration limit) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) limit.toMillis());
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels beyond the right edge")
                .isEqualTo(0);
    }
}
