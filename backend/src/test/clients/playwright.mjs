// Playwright for JavaScript, connecting over HTTP as its users do.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [connect, site] = process.argv.slice(2);
const browser = await chromium.connectOverCDP(connect);
const page = browser.contexts()[0].pages()[0];
await page.goto(site);
assert.match(await page.title(), /./);
assert.ok((await page.screenshot()).length > 1000);

await page.setContent("<input type=file><iframe srcdoc='<p>inside</p>'></iframe>");
assert.equal(await page.frames()[1].locator("p").innerText(), "inside");
await page.setInputFiles("input", { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("hello") });
assert.equal(await page.evaluate(() => document.querySelector("input").files[0].text()), "hello");

const another = await browser.newContext();
const second = await another.newPage();
await second.setContent("<a download=x.txt href='data:text/plain,hi'>get</a>");
const downloading = second.waitForEvent("download");
await second.click("a");
assert.equal((await downloading).suggestedFilename(), "x.txt");

await assert.rejects(page.goto("file:///etc/passwd"), /not allowed/);
const session = await page.context().newCDPSession(page);
const large = await session.send("Runtime.evaluate", { expression: "'x'.repeat(5e6)", returnByValue: true });
assert.equal(large.result.value.length, 5e6);
await browser.close();
console.log("playwright is content");
