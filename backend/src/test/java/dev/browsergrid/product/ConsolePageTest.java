package dev.browsergrid.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.browsergrid.testing.ChatPage;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UserBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The console in a person's browser, against the real server.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ConsolePageTest {
    private static final List<String> PLACES =
            List.of("Overview", "Sessions", "Pools", "Nodes", "Users", "Tokens", "Account", "Audit");
    private static final Duration BROWSER_START = Duration.ofSeconds(40);

    private final TestServer server;
    private final UserBrowser browser = new UserBrowser();

    ConsolePageTest(TestServer server) {
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
    void an_admin_finds_every_page_in_the_navigation() {
        Page page = signedIn(TestServer.EMAIL, 1280, 800);
        for (String place : PLACES) {
            link(page, place).click();
            assertLoaded(page, place);
            assertAccessible(page);
        }
    }

    @Test
    void every_page_fits_on_a_phone() {
        Page page = signedIn(TestServer.EMAIL, 360, 740);
        for (String place : PLACES) {
            page.navigate(place.equals("Overview") ? "/console" : "/console/" + place.toLowerCase(Locale.ROOT));
            assertLoaded(page, place);
            assertThat(page.evaluate("""
                () => Math.max(...[document.documentElement, ...document.querySelectorAll("main, main > div")]
                  .map(part => part.scrollWidth - part.clientWidth))
                """))
                    .as("pixels beyond the right edge of %s", place)
                    .isEqualTo(0);
            assertAccessible(page);
        }
    }

    @Test
    void a_person_claims_a_test_session_sees_it_become_active_and_releases_it() {
        Page page = signedIn(server.person(), 1280, 800);
        page.navigate("/console/pools");
        page.locator("tbody").getByRole(AriaRole.LINK).first().click();
        button(page, "Claim a test session").click();
        page.waitForURL("**/console/sessions/*");
        assertThat(page.getByText("Active", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible(within(BROWSER_START));
        link(page, "Sessions").first().click();
        assertLoaded(page, "Sessions");
        Locator row = page.locator("tbody tr");
        assertThat(row).hasCount(1);
        row.getByRole(AriaRole.CHECKBOX).check();
        button(page, "Release").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Release"))
                .click();
        assertThat(row).containsText("Ended", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }

    @Test
    void a_new_token_is_copied_and_the_page_says_so() {
        Page page = signedIn(server.person(), 1280, 800);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.navigate("/console/tokens");
        button(page, "New token").first().click();
        page.getByLabel("Name").fill("Deploy checks");
        button(page, "Create token").click();
        button(page, "Copy the token").click();
        assertThat(page.getByText("Token copied")).isVisible();
        assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(
                        page.getByRole(AriaRole.DIALOG).locator("code").first().innerText());
    }

    @Test
    void an_invited_person_sets_a_password_and_sees_what_is_for_everybody() {
        Page admin = signedIn(TestServer.EMAIL, 1280, 800);
        admin.navigate("/console/users");
        button(admin, "Invite").click();
        admin.getByRole(AriaRole.DIALOG).getByLabel("E-mail").fill(UUID.randomUUID() + "@example.com");
        button(admin, "Create the link").click();
        Locator link = admin.getByRole(AriaRole.DIALOG).locator("code");
        assertThat(link).containsText("/welcome#");

        Page page = browser.page(server, 1280, 800);
        page.navigate(link.innerText().replaceFirst("^https?://[^/]+", ""));
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(TestServer.PASSWORD);
        page.getByLabel("New password again").fill(TestServer.PASSWORD);
        button(page, "Set password and sign in").click();
        assertThat(new ChatPage(page).message()).isVisible();
        assertThat(link(page, "Pools")).isVisible();
        assertThat(link(page, "Nodes")).hasCount(0);
        assertThat(link(page, "Users")).hasCount(0);
        link(page, "Pools").click();
        assertLoaded(page, "Pools");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Can be claimed");
        page.navigate("/console/users");
        assertThat(page.getByText("For admins")).isVisible();
    }

    @Test
    void signing_out_everywhere_ends_at_the_sign_in_page() {
        Page page = signedIn(server.person(), 1280, 800);
        page.navigate("/console/account");
        button(page, "Sign out everywhere").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out everywhere"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"), new PageAssertions.HasURLOptions().setTimeout(15_000));
    }

    private Page signedIn(String email, int width, int height) {
        Page page = browser.page(server, width, height);
        page.navigate("/");
        ChatPage app = new ChatPage(page);
        app.signIn(email, TestServer.PASSWORD);
        app.message().waitFor();
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// A link of the console's navigation.
    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static void assertLoaded(Page page, String title) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(title);
        assertThat(page.locator("[role=status][aria-label^=Loading]")).hasCount(0);
    }

    private static LocatorAssertions.IsVisibleOptions within(Duration limit) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) limit.toMillis());
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().getFirst().getHtml())
                                .toList())
                .isEmpty();
    }
}
