// Puppeteer, with a socket that claims on its own.
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";
import { grid } from "./grid.mjs";

const [connect, site, odd] = process.argv.slice(2);
const browser = await puppeteer.connect({ browserWSEndpoint: connect, defaultViewport: null });
const page = await browser.newPage();
await page.goto(site);
assert.match(await page.title(), /./);
assert.ok((await page.screenshot()).length > 1000);
await assert.rejects(page.goto("chrome://settings"), /not allowed/);

const { session, upload, download } = grid(connect);
const id = await session();
const sent = await upload(id, "sent.txt", "of the grid");
await page.setContent("<input type=file><a download=x.txt href='data:text/plain,hi'>get</a>");
await (await page.$("input")).uploadFile(sent.path);
assert.equal(await page.evaluate(() => document.querySelector("input").files[0].text()), "of the grid");
await assert.rejects((await page.$("input")).uploadFile("/etc/passwd"), /uploads/);
await page.click("a");
assert.equal(await download(id, "x.txt"), "hi");

await page.goto(`http://localhost:${new URL(odd).port}/fine`);
await page.evaluate((src) => document.body.append(Object.assign(document.createElement("iframe"), { src })), odd);
const frame = await page.waitForFrame(odd);
assert.equal(await (await frame.waitForSelector("h1")).evaluate((heading) => heading.textContent), "All is well");
assert.ok((await page.screenshot({ fullPage: true })).length > 1000);

await browser.disconnect();
console.log("puppeteer is content");
