package dev.browsergrid.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;

/// The browser of the person who uses the product, driven by a test. Belongs to the thread that made it.
public final class UserBrowser implements AutoCloseable {
    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(
                            Path.of(System.getenv().getOrDefault("BROWSERGRID_CHROMIUM", "/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update")));

    /// An empty page of this size, with no cookie yet.
    public Page page(TestServer server, int width, int height) {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(server.url().toString())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(width, height))
                .newPage();
        page.setDefaultTimeout(15_000);
        return page;
    }

    /// A page at this path, for somebody with the password `PASSWORD` who has signed in before.
    public Page signedIn(TestServer server, String email, String path) {
        Page page = page(server, 1280, 800);
        String login = server.signedIn(email).cookie("browsergrid").orElseThrow();
        page.context()
                .addCookies(List.of(
                        new Cookie("browsergrid", login).setUrl(server.url().toString())));
        page.navigate(path);
        return page;
    }

    /// Closes all pages, with their cookies.
    public void closePages() {
        browser.contexts().forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
