// Every client on one browser, which is killed under them: how soon each of them notices, and what it is told.
import assert from "node:assert/strict";
import CDP from "chrome-remote-interface";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import WebSocket from "ws";

const [address, pid] = process.argv.slice(2);
let killed = 0;
const noticed = (name, subscribe) =>
  new Promise((resolve) => subscribe((...what) => resolve({ name, millis: Math.round(performance.now() - killed), what })));

const playwright = await chromium.connectOverCDP(address);
await (await puppeteer.connect({ browserWSEndpoint: address })).disconnect();
const reconnected = await puppeteer.connect({ browserWSEndpoint: address });
const remote = await CDP({ target: address, local: true });
const plain = new WebSocket(address);
await new Promise((resolve) => plain.once("open", resolve));

const all = [
  noticed("playwright", (tell) => playwright.once("disconnected", () => tell())),
  noticed("puppeteer", (tell) => reconnected.once("disconnected", () => tell())),
  noticed("chrome-remote-interface", (tell) => remote.once("disconnect", () => tell())),
  noticed("ws", (tell) => plain.once("close", (code, reason) => tell(code, reason.toString()))),
];
killed = performance.now();
process.kill(Number(pid), "SIGKILL");
const results = await Promise.all(all);
for (const { name, millis, what } of results) {
  console.log(`${name} noticed after ${millis} ms ${what.join(" ")}`);
}
assert.equal(results[3].what[0], 1011);
assert.match(results[3].what[1], /browser/);
console.log("all have noticed");
process.exit(0);
