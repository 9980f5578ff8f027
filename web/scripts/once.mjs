// Runs a command only when its inputs changed since it last succeeded, or its result is missing:
//   node scripts/once.mjs <stamp> <result> <input>... -- <command>
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [stamp, result, ...rest] = process.argv.slice(2);
const split = rest.indexOf("--");
const inputs = rest.slice(0, split);
const [command, ...args] = rest.slice(split + 1);

const hash = createHash("sha256").update(process.version);
const add = (path) => {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
  else hash.update(path).update(readFileSync(path));
};
inputs.filter(existsSync).forEach(add);
const now = hash.digest("hex");

if (!existsSync(result) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== now) {
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, now);
}
