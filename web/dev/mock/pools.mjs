// Simulated pools, their nodes and queues.
import { me, person, users } from "./account.mjs";
import { ago, changed, created, gone, id, notFound, now, ok, page, problem } from "./base.mjs";

const empty = { viewport: null, locale: null, timezone: null, user_agent: null, headers: null, proxy: null, headless: null, flags: null, start_url: null, extensions: null };
const pool = (name, owner, changes = {}) => ({
  id: id(), name, description: "", system: false, owner: owner && person(owner), can_manage: true, paused: false, min: 1, max: 10, max_concurrency: 5,
  timeout_minutes: 30, idle_minutes: 60, max_per_user: null, cdp_policy: "strict", template: empty, egress: { allow: null, deny: null, only: null }, health: "healthy", counts: { warm: 1, warming: 0, leased: 0, ending: 0, waiting: 0 },
  created_at: ago(60 * 24 * 30), updated_at: ago(60 * 24 * 2), version: 3, ...changes,
});

export const pools = [
  pool("default", null, { system: true, description: "Blank browsers for everybody", min: 2, counts: { warm: 2, warming: 0, leased: 3, ending: 0, waiting: 0 } }),
  pool("checkout-tests", me, {
    description: "End-to-end tests of the shop, in German", max: 6, max_per_user: 2, health: "scaling", counts: { warm: 1, warming: 2, leased: 4, ending: 0, waiting: 2 },
    egress: { allow: ["staging.internal:8443"], deny: ["*.ads.example", "tracker.example.com"], only: null },
    template: { ...empty, viewport: { width: 1440, height: 900 }, locale: "de-DE", timezone: "Europe/Berlin", headers: { "X-Test-Run": "nightly" }, start_url: "https://shop.example.com/", flags: ["--force-dark-mode"], proxy: { server: "http://proxy.example.com:3128", username: "shop", password_set: true } },
  }),
  pool("research", me, { description: "Long sessions for reading", idle_minutes: 0, timeout_minutes: 480, health: "idle", min: 0, counts: { warm: 0, warming: 0, leased: 0, ending: 0, waiting: 0 } }),
  pool("nightly-crawl", me, { paused: true, health: "paused", counts: { warm: 0, warming: 0, leased: 0, ending: 1, waiting: 0 } }),
  pool("ada-forms", users[1], { description: "Forms with the accessibility extension", health: "degraded", counts: { warm: 0, warming: 1, leased: 1, ending: 0, waiting: 1 } }),
];

const GRID_1 = "3f6c1d52-8a70-4c1e-9a55-0d4be7a1c9f2";
const GRID_2 = "b07e2f18-53d4-4f6a-8e21-6c9d10f4ab37";
const node = (from, state, changes = {}) => ({ id: id(), pool: { id: from.id, name: from.name }, host: GRID_1, state, detail: "", session_id: null, memory_bytes: 310e6 + Math.round(Math.random() * 3e8), cpu_percent: Math.round(Math.random() * 400) / 10, created_at: ago(50), changed_at: ago(12), ...changes });
export const nodes = [
  node(pools[0], "leased"), node(pools[0], "leased", { host: GRID_2 }), node(pools[0], "leased"), node(pools[0], "ready"), node(pools[0], "ready", { host: GRID_2 }),
  node(pools[1], "leased"), node(pools[1], "leased", { host: GRID_2 }), node(pools[1], "provisioning", { memory_bytes: null, cpu_percent: null, created_at: ago(0.1), changed_at: ago(0.1) }), node(pools[1], "ready"),
  node(pools[3], "recycling"), node(pools[4], "lost", { detail: "The process ended without a word", memory_bytes: null, cpu_percent: null }), node(pools[4], "draining"),
];
const hosts = [
  { id: GRID_1, cpus: 8, load: 3.4, memory_bytes: 33.5e9, memory_free_bytes: 19.2e9, browsers: 8, launching: 1 },
  { id: GRID_2, cpus: 4, load: 3.7, memory_bytes: 16.7e9, memory_free_bytes: 2.1e9, browsers: 4, launching: 0 },
];
let extensions = [{ id: id(), name: "Accessibility helper", version: "2.1.0", size: 184_320, created_at: ago(60 * 24 * 9) }];

const mine = ({ owner, system }) => system || owner?.id === me.id;
const hidden = ["owner", "paused", "min", "max", "max_concurrency", "timeout_minutes", "idle_minutes", "max_per_user", "cdp_policy", "template", "health", "counts"];
const seen = (one) => (me.role === "admin" || !one.system ? one : { ...one, can_manage: false, ...Object.fromEntries(hidden.map((name) => [name, null])) });
export const find = (name) => pools.find((one) => one.id === name || one.name === name);

function change(name, changes) {
  const found = find(name);
  if (!found) return notFound;
  Object.assign(found, typeof changes === "function" ? changes(found) : changes, { updated_at: now(), version: found.version + 1 });
  changed("pools", found.id);
  return ok(found);
}

function refused(body) {
  const errors = [];
  if (body.min > body.max) errors.push({ field: "min", message: "Not more than the most there may be." });
  if (body.template?.timezone && !body.template.timezone.includes("/")) errors.push({ field: "template.timezone", message: "Not a known time zone, such as Europe/Berlin." });
  return errors.length > 0 ? problem(422, "pool_invalid", "Some fields need another look.", { errors }) : null;
}

export const routes = [
  ["GET", /^\/pools$/, (_, __, query) => {
    const shown = pools.filter((one) => (query.get("scope") === "all" || mine(one)) && one.name.includes(query.get("query") ?? ""));
    return page(shown.map(seen), query);
  }],
  ["POST", /^\/pools$/, (_, body) => {
    if (find(body.name)) return problem(409, "name_taken", "You already have a pool of this name.");
    const problems = refused(body);
    if (problems) return problems;
    const made = pool(body.name, me, { ...body, template: { ...empty, ...body.template }, health: "warming", version: 1, created_at: now(), counts: { warm: 0, warming: body.min ?? 0, leased: 0, ending: 0, waiting: 0 } });
    pools.push(made);
    changed("pools", made.id);
    return created(made);
  }],
  ["GET", /^\/pools\/([^/]+)$/, ([name]) => (find(name) ? ok(seen(find(name))) : notFound)],
  ["PATCH", /^\/pools\/([^/]+)$/, ([name], body) => refused(body) ?? change(name, (found) => ({ ...body, template: { ...found.template, ...body.template } }))],
  ["DELETE", /^\/pools\/([^/]+)$/, ([name]) => {
    const found = find(name);
    if (!found) return notFound;
    if (found.system) return problem(409, "system_pool", "The system’s own pool stays.");
    if (found.counts.leased > 0) return problem(409, "pool_in_use", "Sessions still use this pool. Drain it first.");
    pools.splice(pools.indexOf(found), 1);
    changed("pools", found.id);
    return gone;
  }],
  ["POST", /^\/pools\/([^/]+)\/pause$/, ([name]) => change(name, { paused: true, health: "paused" })],
  ["POST", /^\/pools\/([^/]+)\/resume$/, ([name]) => change(name, { paused: false, health: "healthy" })],
  ["POST", /^\/pools\/([^/]+)\/drain$/, ([name]) => change(name, ({ counts }) => ({ paused: true, health: "paused", counts: { ...counts, warm: 0, ending: counts.warm } }))],
  ["POST", /^\/pools\/([^/]+)\/scale$/, ([name], { warm }) => change(name, ({ counts }) => ({ health: "scaling", counts: { ...counts, warming: Math.max(0, warm - counts.warm) } }))],
  ["GET", /^\/pools\/([^/]+)\/queue$/, ([name]) => ok({
    data: Array.from({ length: find(name)?.counts.waiting ?? 0 }, (_, place) => ({ position: place + 1, session_id: `0199f000-0000-7000-8000-00000000900${place}`, owner: person(users[place + 1]), waiting_seconds: 48 - place * 17, estimate_seconds: place === 0 ? 20 : null })),
  })],
  ["GET", /^\/pools\/([^/]+)\/nodes$/, ([name]) => ok({ data: nodes.filter((one) => one.pool.id === find(name)?.id) })],
  ["GET", /^\/nodes$/, (_, __, query) => {
    if (me.role !== "admin") return notFound;
    const shown = nodes.filter((one) => (!query.get("state") || one.state === query.get("state")) && (!query.get("pool") || one.pool.id === query.get("pool")));
    return page(shown, query, { capacity: { hosts } });
  }],
  ["POST", /^\/nodes\/([^/]+)\/drain$/, ([one]) => {
    const found = nodes.find((other) => other.id === one);
    if (!found) return notFound;
    Object.assign(found, { state: "draining", changed_at: now() });
    changed("nodes", one);
    return ok(found);
  }],
  ["GET", /^\/extensions$/, () => ok({ data: extensions })],
  ["POST", /^\/extensions$/, () => (extensions.push({ id: id(), name: "Uploaded extension", version: "1.0", size: 52_000, created_at: now() }), created(extensions.at(-1)))],
  ["DELETE", /^\/extensions\/([^/]+)$/, ([one]) => {
    if (pools.some(({ template }) => template?.extensions?.includes(one))) return problem(409, "extension_in_use", "A pool still loads this extension.");
    extensions = extensions.filter(({ id: other }) => other !== one);
    return gone;
  }],
];
