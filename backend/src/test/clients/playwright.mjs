// Playwright for JavaScript, connecting over HTTP as its users do.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { grid } from "./grid.mjs";

const [connect, site, odd] = process.argv.slice(2);
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
const download = await downloading;
assert.equal(download.suggestedFilename(), "x.txt");
assert.equal(await download.failure(), null);

// the file is the browser's and not this machine's, so it comes from the API
await assert.rejects(download.saveAs(join(mkdtempSync(join(tmpdir(), "client-")), "x.txt")), /ENOENT/);
const { session: claimed, upload, download: fetched } = grid(connect);
const id = await claimed();
assert.equal(await fetched(id, "x.txt"), "hi");

// Playwright sends a file of this machine by itself; one that was sent before is chosen by its path
const local = join(mkdtempSync(join(tmpdir(), "client-")), "local.txt");
writeFileSync(local, "local");
await page.setInputFiles("input", local);
assert.equal(await page.evaluate(() => document.querySelector("input").files[0].text()), "local");
const sent = await upload(id, "sent.txt", "of the grid");
const cdp = await page.context().newCDPSession(page);
const input = await cdp.send("Runtime.evaluate", { expression: "document.querySelector('input')" });
await cdp.send("DOM.setFileInputFiles", { files: [sent.path], objectId: input.result.objectId });
assert.equal(await page.evaluate(() => document.querySelector("input").files[0].text()), "of the grid");

// a frame of another site has a process and a target of its own
await page.goto(`http://localhost:${new URL(odd).port}/fine`);
await page.evaluate((src) => document.body.append(Object.assign(document.createElement("iframe"), { src })), odd);
await page.frameLocator("iframe").getByRole("heading", { name: "All is well" }).click();
const everywhere = await (await browser.newBrowserCDPSession()).send("Target.getTargets");
assert.ok(everywhere.targetInfos.some((target) => target.type === "iframe" && target.url === odd));

await assert.rejects(page.goto("file:///etc/passwd"), /not allowed/);
const session = await page.context().newCDPSession(page);
const large = await session.send("Runtime.evaluate", { expression: "'x'.repeat(5e6)", returnByValue: true });
assert.equal(large.result.value.length, 5e6);
await browser.close();
console.log("playwright is content");
