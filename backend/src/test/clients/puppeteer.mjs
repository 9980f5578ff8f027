// Puppeteer, with a socket that claims on its own.
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";

const [connect, site] = process.argv.slice(2);
const browser = await puppeteer.connect({ browserWSEndpoint: connect, defaultViewport: null });
const page = await browser.newPage();
await page.goto(site);
assert.match(await page.title(), /./);
assert.ok((await page.screenshot()).length > 1000);
await assert.rejects(page.goto("chrome://settings"), /not allowed/);

await browser.disconnect();
console.log("puppeteer is content");
