// Takes pictures of the app's states at several widths, in light and dark, against the simulation:
//   npm run screenshots -- <directory> [only these names…]
import { mkdirSync } from "node:fs";
import { peopleScenes } from "./scenes-people.mjs";
import { simulate } from "./simulation.mjs";

const [directory = "target/screenshots", ...only] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const widths = (process.env.WIDTHS ?? "360,768,1280,1600").split(",").map(Number);
const themes = (process.env.THEMES ?? "light,dark").split(",");
const heights = { 360: 740, 390: 844, 768: 1024, 1280: 800, 1600: 1000 };

const { browser, stop } = await simulate();

const shopPrompt = /^Shop/;
const start = async (page) => page.getByRole("button", { name: shopPrompt }).click();
const say = async (page, text) => {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
};
const scenes = {
  empty: async (page) => page.getByRole("button", { name: shopPrompt }).waitFor(),
  running: async (page) => {
    await start(page);
    await page.getByText("The second blue mug.", { exact: true }).waitFor();
    await page.waitForTimeout(300);
  },
  finished: async (page) => {
    await page.getByText("I have not checked out").waitFor();
    await page.waitForTimeout(400);
  },
  asleep: async (page) => page.getByText("wakes with your next message").waitFor(),
  details: async (page) => {
    await page.getByRole("button", { name: /Click link “Cart/ }).click();
    await page.waitForTimeout(200);
  },
  enlarged: async (page) => {
    await page.getByRole("button", { name: "Enlarge the screenshot of step 5" }).click();
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(300);
    await page.screenshot();
  },
  question: async (page) => {
    await page.keyboard.press("Escape");
    await say(page, "Ask me which mug");
    await page.getByRole("button", { name: "Glossy" }).waitFor();
    await page.waitForTimeout(300);
  },
  failure: async (page) => {
    await say(page, "Now fail please");
    await page.getByRole("button", { name: "Try again" }).waitFor();
    await page.waitForTimeout(300);
  },
  stopped: async (page) => {
    await say(page, "And once more");
    await page.getByRole("button", { name: "Stop" }).waitFor();
    await page.waitForTimeout(2_500);
    await page.keyboard.press("Escape");
    await page.getByText(/Stopped after step/).waitFor();
    await page.waitForTimeout(300);
  },
  branching: async (page) => {
    await page.getByRole("button", { name: "Branch from here" }).nth(0).hover();
    await page.getByRole("tooltip").waitFor();
    await page.waitForTimeout(300);
  },
  unkept: async (page) => {
    await page.locator("[aria-disabled=true]", { hasText: "Branch from here" }).first().hover({ force: true });
    await page.getByRole("tooltip").waitFor();
    await page.waitForTimeout(300);
  },
  branch: async (page) => {
    await page.getByRole("button", { name: "Branch from here" }).nth(0).click();
    await page.getByText("Branched from").waitFor();
    await page.waitForTimeout(600);
  },
  models: async (page) => {
    await page.getByRole("button", { name: /^Model:/ }).click();
    await page.waitForTimeout(200);
  },
  drawer: async (page, width) => {
    await page.keyboard.press("Escape");
    if (width < 768) await page.getByRole("button", { name: "Show the chats" }).click();
    await page.waitForTimeout(400);
  },
  missing: async (page) => {
    await page.goto("http://127.0.0.1:5199/chats/none");
    await page.getByText("can’t be shown").waitFor();
  },
};

for (const theme of themes) {
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width, height: heights[width] ?? 900 }, colorScheme: theme });
    page.on("console", (message) => message.type() === "error" && console.log(theme, width, message.text()));
    page.on("pageerror", (error) => console.log(theme, width, error.message));
    const shoot = async (name) => (only.length === 0 || only.includes(name)) && page.screenshot({ path: `${directory}/${name}-${width}-${theme}.png` });
    await page.goto("http://127.0.0.1:5199/");
    await page.request.post("http://127.0.0.1:5199/api/v1/logout");
    await page.reload();
    await page.getByLabel("Password").waitFor();
    await shoot("sign-in");
    await page.getByLabel("E-mail").fill("admin@browsergrid.local");
    await page.getByLabel("Password").fill("browsergrid");
    await page.getByRole("button", { name: "Sign in" }).click();
    const alone = only.length > 0 && only.every((name) => name in peopleScenes);
    for (const [name, scene] of Object.entries({ ...scenes, ...peopleScenes })) {
      if (alone && !only.includes(name)) continue;
      try {
        await scene(page, width);
      } catch (error) {
        console.log(`${name} at ${width} ${theme}: ${error.message.split("\n")[0]}`);
      }
      await shoot(name);
      if (only.length > 0 && only.at(-1) === name) break;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) console.log(`${name} at ${width} ${theme} is ${wide} px too wide`);
    }
    await page.close();
  }
}
await stop();
