package dev.browsergrid.agents.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.ConnectOverCDPOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.safety.Safety;

/// A connection to a running Chromium. Lives on the driver's thread.
final class Attachment {
    private static final int ATTEMPTS = 3;

    private final Browser browser;
    private final Leash leash;
    private final Safety safety;
    private final Notices notices = new Notices();
    private final Dialogs dialogs = new Dialogs(notices);
    private final Tabs tabs;
    private final CDPSession session;

    private Attachment(Browser browser, Leash leash, Safety safety) {
        this.browser = browser;
        this.leash = leash;
        this.safety = safety;
        BrowserContext context = browser.contexts().getFirst();
        context.setDefaultTimeout(Bounds.playwright(Bounds.ACT));
        context.setDefaultNavigationTimeout(Bounds.playwright(Bounds.COMMIT));
        context.onDialog(dialogs::opened);
        tabs = new Tabs(context, leash, notices, safety);
        session = leash.within(Bounds.ASK, browser::newBrowserCDPSession);
        followDownloads();
    }

    /// Connects without changing how the browser behaves. Pages that do not answer are made to, since Playwright waits
    /// for all.
    static Attachment connect(Playwright playwright, String url, Leash leash, Safety safety) {
        // without the defaults pages know which tab is visible, and downloads go where the browser puts them
        ConnectOverCDPOptions options =
                new ConnectOverCDPOptions().setNoDefaults(true).setTimeout(Bounds.playwright(Bounds.CONNECT));
        StuckPages.free(url);
        for (int attempt = 1; ; attempt++) {
            try {
                leash.check();
                Browser browser =
                        leash.within(Bounds.CONNECT, () -> playwright.chromium().connectOverCDP(url, options));
                return new Attachment(browser, leash, safety);
            } catch (TimeoutError | Leash.TooSlowException problem) {
                leash.check();
                if (attempt == ATTEMPTS || !StuckPages.free(url)) {
                    throw problem;
                }
            }
        }
    }

    Leash leash() {
        return leash;
    }

    Safety safety() {
        return safety;
    }

    Tabs tabs() {
        return tabs;
    }

    Notices notices() {
        return notices;
    }

    CDPSession session() {
        return session;
    }

    boolean isConnected() {
        return browser.isConnected();
    }

    void answerDialogsWith(DialogAnswer answer) {
        dialogs.answerWith(answer);
    }

    /// Lets go of the browser; on a connection over CDP this does not end it.
    void disconnect() {
        browser.close();
    }

    private void followDownloads() {
        session.on(
                "Browser.downloadWillBegin",
                event -> notices.add(
                        "download",
                        "the download of \"" + event.get("suggestedFilename").getAsString() + "\" began"));
        JsonObject settings = new JsonObject();
        settings.addProperty("behavior", "default");
        settings.addProperty("eventsEnabled", true);
        try {
            leash.within(Bounds.ASK, () -> session.send("Browser.setDownloadBehavior", settings));
        } catch (PlaywrightException _) {
            // a browser that does not allow it just does not report downloads
        }
    }
}
