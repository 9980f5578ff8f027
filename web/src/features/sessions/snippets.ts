/** A piece of a program that connects to a session's browser. */
export interface Snippet {
  name: string;
  text: (url: string) => string;
}

/** The session's DevTools pages over HTTP, which need a token. */
function listOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol === "wss:" ? "https:" : "http:"}//${host}${pathname.replace(/\/devtools\/.*/, "/json/list")}`;
}

export const snippets: readonly Snippet[] = [
  {
    name: "Playwright (Java)",
    text: (url) => `try (Playwright playwright = Playwright.create()) {
    Browser browser = playwright.chromium().connectOverCDP("${url}");
    Page page = browser.contexts().getFirst().pages().getFirst();
    page.navigate("https://example.com");
}`,
  },
  {
    name: "Playwright (JavaScript)",
    text: (url) => `import { chromium } from "playwright";

const browser = await chromium.connectOverCDP("${url}");
const page = browser.contexts()[0].pages()[0];
await page.goto("https://example.com");
await browser.close();`,
  },
  {
    name: "Playwright (Python)",
    text: (url) => `from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    browser = playwright.chromium.connect_over_cdp("${url}")
    page = browser.contexts[0].pages[0]
    page.goto("https://example.com")`,
  },
  {
    name: "Puppeteer",
    text: (url) => `import puppeteer from "puppeteer-core";

const browser = await puppeteer.connect({
  browserWSEndpoint: "${url}",
  defaultViewport: null,
});
const [page] = await browser.pages();
await page.goto("https://example.com");
await browser.disconnect();`,
  },
  {
    name: "chromedp",
    text: (url) => `allocator, cancel := chromedp.NewRemoteAllocator(context.Background(),
	"${url}", chromedp.NoModifyURL)
defer cancel()
ctx, cancel := chromedp.NewContext(allocator)
defer cancel()
err := chromedp.Run(ctx, chromedp.Navigate("https://example.com"))`,
  },
  {
    name: "chrome-remote-interface",
    text: (url) => `import CDP from "chrome-remote-interface";

const client = await CDP({ target: "${url}" });
const { targetInfos } = await client.Target.getTargets();
await client.close();`,
  },
  {
    name: "curl",
    text: (url) => `curl -H "Authorization: Bearer $TOKEN" ${listOf(url)}`,
  },
];
