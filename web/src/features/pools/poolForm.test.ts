import { expect, it } from "vitest";
import type { Pool, Template } from "@/api/client";
import { bodyOf, changeOf, newValues, templateOf, valuesOf, type PoolValues } from "./poolForm";
import { fieldOf, placed, problemsOf } from "./poolProblems";

const values = (changes: Partial<PoolValues> = {}): PoolValues => ({ ...newValues, name: "shop", ...changes });

const template: Template = { viewport: { width: 1440, height: 900 }, locale: "de-DE", headers: { "X-Test": "yes", "X-Old": "1" }, proxy: { server: "http://proxy:3128", username: "shop", password_set: true }, flags: ["--a"] };
const pool: Pool = {
  id: "p", name: "shop", description: "", system: false, owner: null, can_manage: true, paused: false, min: 1, max: 6, max_concurrency: 5, timeout_minutes: 30, idle_minutes: 0, max_per_user: null,
  cdp_policy: "off", template, egress: { allow: null, deny: ["ads.example", "10.0.0.0/8"], only: null }, health: "healthy", counts: null, created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z", version: 7,
};

it("has nothing to say about the defaults but that the name is missing", () => {
  expect(problemsOf(values())).toEqual({});
  expect(problemsOf(newValues)).toEqual({ name: "A pool needs a name." });
});

it.each<[string, Partial<PoolValues>, PoolField[]]>([
  ["a name with capitals", { name: "Shop" }, ["name"]],
  ["letters in a number", { max: "ten" }, ["max"]],
  ["a fraction", { idle_minutes: "1.5" }, ["idle_minutes"]],
  ["a negative number", { min: "-1" }, ["min"]],
  ["no browsers at all", { max: "0" }, ["max"]],
  ["more warm than there may be", { min: "11" }, ["min"]],
  ["half a viewport", { width: "1280" }, ["height"]],
  ["a header without a name", { headers: "X-Test: yes\nnonsense" }, ["headers"]],
  ["a flag that is none", { flags: "headless" }, ["flags"]],
  ["a proxy without its protocol", { proxy_server: "proxy:3128" }, ["proxy_server"]],
  ["a user for no proxy", { proxy_username: "ada" }, ["proxy_server"]],
  ["a start page that is no address", { start_url: "nowhere" }, ["start_url"]],
])("complains about %s, at its field", (_, changes, fields) => {
  expect(Object.keys(problemsOf(values(changes)))).toEqual(fields);
});

it("takes numbers as numbers and empty limits as none", () => {
  expect(bodyOf(values({ min: " 2 ", max_per_user: "" }))).toMatchObject({ min: 2, max: 10, max_per_user: null });
  expect(bodyOf(values({ max_per_user: "3" })).max_per_user).toBe(3);
});

it("shows a pool and sends the same again, but for the password it never saw", () => {
  expect(changeOf(valuesOf(pool), pool)).toMatchObject({ min: 1, idle_minutes: 0, cdp_policy: "off", version: 7, template: { viewport: { width: 1440, height: 900 }, headers: { "X-Test": "yes", "X-Old": "1" }, flags: ["--a"] } });
  expect(templateOf(valuesOf(pool)).proxy).toEqual({ server: "http://proxy:3128", username: "shop" });
});

it("takes hosts line by line, and says in which line one makes no sense", () => {
  expect(bodyOf({ ...valuesOf(pool), egress_only: " shop.example \n\n*.cdn.example" }).egress).toEqual({ allow: [], deny: ["ads.example", "10.0.0.0/8"], only: ["shop.example", "*.cdn.example"] });
  expect(placed([{ field: "egress.deny[1]", message: "A host." }, { field: "egress.deny[2]", message: "A host." }]).problems).toEqual({ egress_deny: "Line 2: A host." });
});

it("removes what was emptied, header by header", () => {
  const change = changeOf({ ...valuesOf(pool), headers: "X-Test: no", flags: "", locale: "" }, pool);
  expect(change.template).toMatchObject({ headers: { "X-Test": "no", "X-Old": null }, flags: null, locale: null });
});

it("finds the field the server means", () => {
  expect(["min", "template.viewport.width", "template.proxy.server", "template.proxy", "template.headers.X-Test", "template.flags[0]", "weather"].map(fieldOf)).toEqual([
    "min", "width", "proxy_server", "proxy_server", "headers", "flags", null,
  ]);
  expect(placed([{ field: "template.headers.Host", message: "Reserved." }]).problems).toEqual({ headers: "Host: Reserved." });
  expect(placed([{ field: "max", message: "Too many." }, { field: "weather", message: "Rain." }])).toEqual({ problems: { max: "Too many." }, rest: ["weather: Rain."] });
});

type PoolField = keyof PoolValues;
