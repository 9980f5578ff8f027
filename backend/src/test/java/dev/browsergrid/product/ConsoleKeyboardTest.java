package dev.browsergrid.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UserBrowser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The console without a mouse.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ConsoleKeyboardTest {
    private static final List<String> PLACES =
            List.of("Overview", "Sessions", "Pools", "Nodes", "Users", "Tokens", "Account", "Audit");

    // of long lists the beginning is enough
    private static final int MOST_STOPS = 30;

    // what has the focus, and whether it would look the same without
    private static final String FOCUSED = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const look = () => ["", "::before", "::after"].map(part => getComputedStyle(at, part))
            .map(style => [style.outline, style.boxShadow, style.borderColor, style.backgroundColor].join())
            .concat([...at.children].map(child => getComputedStyle(child).backgroundColor)).join();
          const focused = look();
          at.blur();
          const plain = look();
          at.focus({ preventScroll: true });
          return (focused === plain ? "INVISIBLE " : "") + (at.ariaLabel || at.textContent || at.id).trim();
        }
        """;

    private final TestServer server;
    private final UserBrowser browser = new UserBrowser();

    ConsoleKeyboardTest(TestServer server) {
        this.server = server;
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void every_stop_of_the_tab_key_shows_where_one_is() {
        Page page = browser.signedIn(server, TestServer.EMAIL, "/console");
        for (String place : PLACES) {
            Locator link = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(place));
            link.press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(place);
            assertThat(page.locator("[role=status][aria-label^=Loading]")).hasCount(0);
            assertThat(stops(page)).as(place).isNotEmpty().noneMatch(stop -> stop.startsWith("INVISIBLE"));
        }
    }

    @Test
    void the_skip_link_leads_past_the_navigation_and_a_dialog_keeps_the_focus_until_escape_gives_it_back() {
        Page page = browser.signedIn(server, TestServer.EMAIL, "/console/tokens");
        Locator create = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New token"));
        create.waitFor();
        press(page, "Tab", "Enter", "Tab");
        assertThat(create).isFocused();

        page.keyboard().press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("Name")).isFocused();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => document.activeElement.closest('[role=dialog]') !== null"))
                    .isEqualTo(true);
        }
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(create).isFocused();
    }

    @Test
    void a_menu_is_opened_walked_and_left_and_its_question_answered() {
        Page page = browser.signedIn(server, TestServer.EMAIL, "/console/users");
        Locator more = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More about"))
                .first();
        more.press("Enter");
        assertThat(page.getByRole(AriaRole.MENUITEM).first()).isFocused();
        page.keyboard().press("End");
        assertThat(page.getByRole(AriaRole.MENUITEM).last()).isFocused();
        page.keyboard().press("Enter");
        Locator question = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel")))
                .isFocused();
        page.keyboard().press("Escape");
        assertThat(question).hasCount(0);
        assertThat(more).isFocused();
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /// Where the tab key stops from here on, until it leaves the page.
    private static List<String> stops(Page page) {
        List<String> stops = new ArrayList<>();
        Optional<String> stop = next(page);
        while (stop.isPresent() && stops.size() < MOST_STOPS) {
            stops.add(stop.get());
            stop = next(page);
        }
        return stops;
    }

    private static Optional<String> next(Page page) {
        page.keyboard().press("Tab");
        return Optional.ofNullable((String) page.evaluate(FOCUSED));
    }
}
