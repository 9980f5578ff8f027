// Starts the simulation, the app in front of it and a browser, for the scripts that look at pages.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { createServer } from "vite";

export async function simulate({ apiPort = 8099, port = 5199, env = {} } = {}) {
  const mock = spawn(process.execPath, ["dev/mock-server.mjs"], { env: { ...process.env, PORT: String(apiPort), MOCK_SPEED: "2", ...env }, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((ready) => mock.stdout.once("data", ready));
  process.env.BROWSERGRID_URL = `http://127.0.0.1:${apiPort}`;
  const vite = await createServer({ server: { port, host: "127.0.0.1", strictPort: true }, logLevel: "silent" });
  await vite.listen();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  return {
    browser,
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      await browser.close();
      await vite.close();
      mock.kill();
    },
  };
}
