// Takes pictures of every page of the console and checks each with axe, against the simulation:
//   npm run screenshots:console -- <directory> [only these names…]
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { simulate } from "./simulation.mjs";

const [directory = "target/screenshots", ...only] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const widths = (process.env.WIDTHS ?? "360,1280").split(",").map(Number);
const themes = (process.env.THEMES ?? "light,dark").split(",");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { browser, address, stop } = await simulate({ apiPort: Number(process.env.API_PORT ?? 8098), port: Number(process.env.WEB_PORT ?? 5198), env: { MOCK_REGISTRATION: "1" } });

const click = (role, name) => (page) => page.getByRole(role, { name }).first().click();
const open = (name) => (page) => page.locator("tbody").getByRole("link", { name }).first().click();
const scenes = {
  overview: { path: "/console" },
  sessions: { path: "/console/sessions" },
  "sessions-everyone": { path: "/console/sessions?scope=all", then: async (page) => {
    for (const box of (await page.getByRole("checkbox", { name: /^Select (?!all)/, disabled: false }).all()).slice(0, 3)) await box.check();
  } },
  "sessions-release": { path: "/console/sessions", then: async (page) => {
    await page.getByRole("checkbox", { name: /^Select (?!all)/ }).nth(2).check();
    await page.getByRole("button", { name: "Release" }).click();
  } },
  "sessions-none": { path: "/console/sessions?query=nowhere" },
  session: { path: "/console/sessions", then: async (page) => { await open("Weekly price check")(page); await page.waitForTimeout(1_200); } },
  "session-downloads": { path: "/console/sessions", then: async (page) => {
    await open("Weekly price check")(page);
    await page.getByLabel("File for the browser").setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.from("x") });
    await page.getByText("backup.zip").scrollIntoViewIfNeeded();
  } },
  "session-queued": { path: "/console/sessions", then: open("checkout, German") },
  "session-parked": { path: "/console/sessions", then: open("Compare three") },
  "session-parking": { path: "/console/sessions", then: open("Fill in the travel") },
  "session-missing": { path: "/console/sessions/none" },
  profiles: { path: "/console/profiles" },
  "profiles-none": { path: "/console/profiles?query=nowhere" },
  "profile-new": { path: "/console/profiles", then: click("button", "New profile") },
  profile: { path: "/console/profiles", then: open("Shop account") },
  "profile-empty": { path: "/console/profiles", then: open("Blank") },
  "profile-diff": { path: "/console/profiles", then: async (page) => {
    await open("Shop account")(page);
    await page.getByRole("button", { name: "Compare with the one before" }).first().click();
    await page.getByRole("region", { name: /^Changes/ }).scrollIntoViewIfNeeded();
  } },
  "profile-edit": { path: "/console/profiles", then: async (page) => { await open("Shop account")(page); await page.getByRole("button", { name: "Edit" }).click(); } },
  "profile-delete": { path: "/console/profiles", then: async (page) => { await open("Shop account")(page); await page.getByRole("button", { name: "Delete" }).click(); } },
  "profile-missing": { path: "/console/profiles/none" },
  pools: { path: "/console/pools" },
  "pools-everyone": { path: "/console/pools?scope=all" },
  pool: { path: "/console/pools", then: open("checkout-tests") },
  "pool-edit": { path: "/console/pools", then: async (page) => { await open("checkout-tests")(page); await page.getByRole("link", { name: "Edit" }).click(); } },
  "pool-unrestricted": { path: "/console/pools", then: async (page) => {
    await open("checkout-tests")(page);
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("DevTools commands").selectOption("off");
  } },
  "pool-new": { path: "/console/pools/new" },
  "pool-new-wrong": { path: "/console/pools/new", then: async (page) => {
    await page.getByLabel("Warm browsers").fill("20");
    await page.getByRole("button", { name: "Create pool" }).click();
  } },
  "pool-extension": { path: "/console/pools/new", then: click("button", "Delete the extension") },
  "pool-delete": { path: "/console/pools", then: async (page) => { await open("research")(page); await page.getByRole("button", { name: "Delete" }).click(); } },
  usage: { path: "/console/usage" },
  "usage-chats": { path: "/console/usage?range=30d&group=chat" },
  "usage-everyone": { path: "/console/usage?range=custom&group=session&scope=all" },
  "usage-none": { path: "/console/usage?range=custom&from=2020-01-01&to=2020-01-31" },
  "usage-limited": { path: "/console/usage?range=7d", then: async (page) => {
    await page.route("**/api/v1/usage/allowance", async (route) => route.fulfill({ json: { ...(await (await route.fetch()).json()), monthly_minutes: 30, reached: true } }));
    await page.reload();
    await page.getByText("is used up").waitFor();
  } },
  "usage-uses": { path: "/console/usage", then: (page) => page.getByRole("region", { name: "Each use of a browser" }).scrollIntoViewIfNeeded() },
  nodes: { path: "/console/nodes" },
  users: { path: "/console/users" },
  "users-limit": { path: "/console/users", then: async (page) => {
    await page.getByRole("button", { name: "More about ada@example.com" }).click();
    await page.getByRole("menuitem", { name: /Usage limit/ }).click();
  } },
  "users-invite": { path: "/console/users", then: click("button", "Invite") },
  "users-invited": { path: "/console/users", then: async (page) => {
    await click("button", "Invite")(page);
    await page.getByRole("dialog").getByLabel("E-mail").fill(`new${Date.now() % 1_000}@example.com`);
    await page.getByRole("button", { name: "Create the link" }).click();
    await page.getByText("only shown now").waitFor();
  } },
  "lists-broken": { path: "/console/sessions", then: async (page) => {
    await page.route(/\/api\/v1\/pools(\?|$)/, (route) => route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify({ code: "forbidden", detail: "The server would rather not say." }) }));
    await page.goto(`${address}/console/pools`);
  } },
  "lists-loading": { path: "/console/sessions", then: async (page) => {
    await page.route("**/api/v1/tokens", () => undefined);
    await page.goto(`${address}/console/tokens`);
  } },
  tokens: { path: "/console/tokens" },
  "token-new": { path: "/console/tokens", then: click("button", "New token") },
  "token-secret": { path: "/console/tokens", then: async (page) => {
    await click("button", "New token")(page);
    await page.getByLabel("Name").fill("Deploy checks");
    await page.getByRole("button", { name: "Create token" }).click();
    await page.getByRole("button", { name: "Copy the token" }).waitFor();
  } },
  account: { path: "/console/account" },
  "account-everywhere": { path: "/console/account", then: click("button", "Sign out everywhere") },
  audit: { path: "/console/audit" },
  "audit-everyone": { path: "/console/audit?scope=all" },
  drawer: { path: "/console", narrow: true, then: click("button", "Show the chats") },
  "sign-in": { path: "/sign-in", signedOut: true },
  welcome: { path: "/welcome#wl_1234567890", signedOut: true },
  "welcome-broken": { path: "/welcome", signedOut: true },
  register: { path: "/register", signedOut: true },
};

const settled = (page) => page.waitForFunction(() => !document.querySelector("[role=status][aria-label^=Loading]"), null, { timeout: 8_000 }).catch(() => undefined);

async function check(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  for (const { id, impact, help, nodes } of violations) {
    if (impact === "serious" || impact === "critical") console.log(`axe: ${name}: ${id} (${impact}) ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(" | ")}`);
  }
}

for (const theme of themes) {
  for (const width of widths) {
    const context = await browser.newContext({ viewport: { width, height: Number(process.env.HEIGHT ?? (width < 700 ? 780 : 860)) }, colorScheme: theme, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) && console.log(theme, width, message.text()));
    page.on("pageerror", (error) => console.log(theme, width, error.message));
    for (const [name, { path, then, signedOut, narrow }] of Object.entries(scenes)) {
      if ((only.length > 0 && !only.includes(name)) || (narrow && width >= 768)) continue;
      try {
        await page.request.post(`${address}/api/v1/${signedOut ? "logout" : "login"}`, { data: { email: "admin@browsergrid.local", password: "browsergrid" } });
        await page.unrouteAll();
        await page.goto("about:blank");
        await page.goto(address + path);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await settled(page);
        await then?.(page, width);
        await page.waitForTimeout(350);
        await settled(page);
      } catch (error) {
        console.log(`${name} at ${width} ${theme}: ${error.message.split("\n")[0]}`);
      }
      await page.screenshot({ path: `${directory}/${name}-${width}-${theme}.png` });
      await check(page, `${name} at ${width} ${theme}`);
      const wide = await page.evaluate(() => Math.max(...[document.documentElement, ...document.querySelectorAll("main, main > div")].map((part) => part.scrollWidth - part.clientWidth)));
      if (wide > 0) console.log(`${name} at ${width} ${theme} is ${wide} px too wide`);
    }
    await context.close();
  }
}
await stop();
