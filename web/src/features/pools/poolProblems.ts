import type { FieldProblem } from "@/api/problem";
import { newValues, type PoolField, type PoolValues } from "./poolForm";

export type PoolProblems = Partial<Record<PoolField, string>>;

const whole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** What is wrong with what was typed, by field. The server has the last word; this saves the way there. */
export function problemsOf(values: PoolValues): PoolProblems {
  const problems: PoolProblems = {};
  const number = (field: PoolField & keyof typeof least, optional = false) => {
    if (optional && values[field].trim() === "") return;
    const value = whole(values[field]);
    if (value === null) problems[field] = "A whole number.";
    else if (value < least[field]) problems[field] = `At least ${least[field]}.`;
  };
  if (values.name.trim() === "") problems.name = "A pool needs a name.";
  else if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(values.name.trim())) problems.name = "1 to 63 of a-z, 0-9 and -, beginning and ending with a letter or digit.";
  number("min");
  number("max");
  number("max_concurrency");
  number("timeout_minutes");
  number("idle_minutes");
  number("max_per_user", true);
  if (!problems.min && !problems.max && Number(values.min) > Number(values.max)) problems.min = `Not more than the ${values.max.trim()} there may be at most.`;
  number("width", true);
  number("height", true);
  if (values.width.trim() === "" && values.height.trim() !== "") problems.width = "Both, or neither.";
  if (values.height.trim() === "" && values.width.trim() !== "") problems.height = "Both, or neither.";
  if (values.headers.split("\n").some((line) => line.trim() !== "" && !/^[\w!#$%&'*+.^`|~-]+\s*:/.test(line.trim()))) problems.headers = "One per line, as in “X-Test: yes”.";
  if (values.flags.split("\n").some((line) => line.trim() !== "" && !/^--[\w-]+/.test(line.trim()))) problems.flags = "One per line, each beginning with “--”.";
  if (values.proxy_server.trim() !== "" && !/^(https?|socks[45]):\/\/[^\s/]+/.test(values.proxy_server.trim())) problems.proxy_server = "An address such as http://proxy.example.com:3128.";
  if (values.proxy_server.trim() === "" && values.proxy_username.trim() !== "") problems.proxy_server = "The user name is for which proxy?";
  if (values.start_url.trim() !== "" && !URL.canParse(values.start_url.trim())) problems.start_url = "An address such as https://example.com/.";
  return problems;
}

const least = { min: 0, max: 1, max_concurrency: 1, timeout_minutes: 1, idle_minutes: 0, max_per_user: 1, width: 200, height: 200 };

const renamed: Record<string, PoolField> = { "viewport.width": "width", "viewport.height": "height", viewport: "width", proxy: "proxy_server" };

/** The field of the form a field of the server's answer stands for ("template.proxy.server"), or null. */
export function fieldOf(name: string): PoolField | null {
  const path = name.replace(/^template\./, "").replace(/^(egress\.\w+)\[\d+]$/, "$1");
  const [first = ""] = path.split(/[.[]/);
  const candidates = [renamed[path], path.replaceAll(".", "_"), first, renamed[first]];
  return candidates.find((candidate): candidate is PoolField => candidate !== undefined && Object.hasOwn(newValues, candidate)) ?? null;
}

/** Which of several entries is meant ("egress.allow[1]"), for people. */
function entryOf(field: string): string {
  const index = /\[(\d+)]$/.exec(field)?.[1];
  return index === undefined ? "" : `Line ${Number(index) + 1}: `;
}

/** Puts the server's complaints at the fields; those that belong to none are returned beside them. */
export function placed(fields: readonly FieldProblem[]): { problems: PoolProblems; rest: string[] } {
  const problems: PoolProblems = {};
  const rest: string[] = [];
  for (const { field, message } of fields) {
    const place = fieldOf(field);
    if (place === null) rest.push(`${field}: ${message}`);
    else if (place === "headers" && field.includes("headers.")) problems[place] = `${field.slice(field.indexOf("headers.") + 8)}: ${message}`;
    else if (place.startsWith("egress_")) problems[place] ??= `${entryOf(field)}${message}`;
    else problems[place] = message;
  }
  return { problems, rest };
}
