// chrome-remote-interface, with the address of one page.
import assert from "node:assert/strict";
import CDP from "chrome-remote-interface";

const [connect, site] = process.argv.slice(2);
const client = await CDP({ target: connect, local: true });
await client.Page.enable();
const loaded = client.Page.loadEventFired();
await client.Page.navigate({ url: site });
await loaded;
const { result } = await client.Runtime.evaluate({ expression: "document.title" });
assert.match(result.value, /./);
await assert.rejects(client.Page.navigate({ url: "view-source:" + site }), /not allowed/);
await client.close();
console.log("chrome-remote-interface is content");
