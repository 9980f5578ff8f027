package dev.browsergrid.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/// The web app as a person finds their way in it: by roles and names.
public record ChatPage(Page page) {
    /// Opens the app and signs in as the admin.
    public static ChatPage signedIn(Page page) {
        page.navigate("/");
        ChatPage app = new ChatPage(page);
        app.signIn(TestServer.EMAIL, TestServer.PASSWORD);
        app.message().waitFor();
        return app;
    }

    public void signIn(String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    public Locator message() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message"));
    }

    /// Writes a message and sends it with the keyboard.
    public void send(String text) {
        message().fill(text);
        message().press("Enter");
    }

    /// The chat the address names, once there is one.
    public String chatId() {
        page.waitForURL("**/chats/*");
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    /// The agent's actions, each a row that unfolds.
    public Locator actions() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Steps"))
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("show details"));
    }

    /// What the rows say, without what is only for screen readers.
    public List<String> descriptions() {
        return actions().locator("span > span:first-child").allInnerTexts();
    }

    public Locator stop() {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop").setExact(true));
    }

    /// The picture of the agent's browser.
    public Locator live() {
        return page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("The browser the agent uses, live"));
    }

    /// How many different colours the live picture has, looking at every 64th pixel.
    public int liveColours() {
        return ((Number) live().evaluate("""
            canvas => {
              const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
              return new Set(pixels.filter((_, index) => index % 64 === 0)).size;
            }
            """)).intValue();
    }
}
