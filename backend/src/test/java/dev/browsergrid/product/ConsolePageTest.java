package dev.browsergrid.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.browsergrid.testing.Audit.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.browsergrid.testing.ChatPage;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UserBrowser;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The console in a person's browser, against the real server.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
@Order(1)
class ConsolePageTest {
    private static final List<String> PLACES =
            List.of("Overview", "Sessions", "Pools", "Nodes", "Users", "Tokens", "Account", "Audit");
    private static final int PATIENCE_MS = 60_000;

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
    void every_page_is_in_the_navigation_is_accessible_and_fits_on_a_phone() {
        Page page = browser.signedIn(server, TestServer.EMAIL, "/console");
        for (String place : PLACES) {
            link(page, place).click();
            assertLoaded(page, place);
            assertAccessible(page);
            page.setViewportSize(360, 740);
            // the page hears of its new width a moment later
            Awaitility.await()
                    .pollInSameThread()
                    .untilAsserted(() -> assertThat(page.evaluate("""
                        () => Math.max(...[document.documentElement, ...document.querySelectorAll("main, main > div")]
                          .map(part => part.scrollWidth - part.clientWidth))
                        """))
                            .as("pixels beyond the right edge of %s", place)
                            .isEqualTo(0));
            page.setViewportSize(1280, 800);
        }
    }

    @Test
    void a_person_claims_a_test_session_sees_it_become_active_and_releases_it() {
        Page page = browser.signedIn(server, server.person(), "/console/pools");
        page.locator("tbody").getByRole(AriaRole.LINK).first().click();
        button(page, "Claim a test session").click();
        page.waitForURL("**/console/sessions/*");
        assertThat(status(page, "Active")).isVisible(patiently());
        link(page, "Sessions").first().click();
        assertLoaded(page, "Sessions");
        Locator row = page.locator("tbody tr");
        assertThat(row).hasCount(1);
        row.getByRole(AriaRole.CHECKBOX).check();
        button(page, "Release").click();
        confirm(page, "Release");
        page.getByText("1 session released").waitFor();
        assertThat(row.innerText()).contains("Ended");
    }

    @Test
    void who_waits_for_a_pool_is_seen_on_its_page_and_a_pool_goes_once_its_sessions_are_gone() {
        Page page = browser.signedIn(server, server.person(), "/console/pools/new");
        page.getByLabel("Name").fill("narrow");
        page.getByLabel("Most in use at once").fill("1");
        button(page, "Create pool").click();
        page.waitForURL(Pattern.compile(".*/pools/[0-9a-f-]{36}$"));
        String pool = page.url();
        for (String expected : List.of("Active", "Queued")) {
            button(page, "Claim a test session").click();
            page.waitForURL("**/console/sessions/*");
            assertThat(status(page, expected)).isVisible(patiently());
            page.navigate(pool);
        }
        Locator line = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Queue"))
                .locator("tbody tr");
        assertThat(line).hasCount(1);

        button(page, "Delete").click();
        confirm(page, "Delete");
        assertThat(page.getByText("Sessions of this pool still live")).isVisible();

        for (int left = 1; left >= 0; left--) {
            link(page, "Sessions").click();
            page.locator("tbody").getByRole(AriaRole.LINK).first().click();
            button(page, "Delete").click();
            confirm(page, "Delete");
            assertLoaded(page, "Sessions");
            assertThat(page.locator("tbody tr")).hasCount(left);
        }
        page.navigate(pool);
        assertThat(line).hasCount(0);
        button(page, "Delete").click();
        confirm(page, "Delete");
        assertLoaded(page, "Pools");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void a_new_token_is_copied_and_the_page_says_so() {
        Page page = browser.signedIn(server, server.person(), "/console/tokens");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
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
        Page admin = browser.signedIn(server, TestServer.EMAIL, "/console/users");
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
    void signing_out_in_one_tab_leads_the_other_to_the_sign_in_page_too() {
        Page page = browser.signedIn(server, server.person(), "/console");
        Page other = page.context().newPage();
        other.navigate("/console/tokens");
        assertThat(other.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account and appearance"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertSignedOut(page);
        assertSignedOut(other);
    }

    @Test
    void signing_out_everywhere_ends_at_the_sign_in_page() {
        Page page = browser.signedIn(server, server.person(), "/console/account");
        button(page, "Sign out everywhere").click();
        confirm(page, "Sign out everywhere");
        assertSignedOut(page);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void confirm(Page page, String name) {
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    /// A session's status on its page.
    private static Locator status(Page page, String word) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("State"))
                .getByText(word, new Locator.GetByTextOptions().setExact(true));
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

    private static void assertSignedOut(Page page) {
        assertThat(page)
                .hasURL(Pattern.compile(".*/sign-in.*"), new PageAssertions.HasURLOptions().setTimeout(PATIENCE_MS));
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS);
    }
}
