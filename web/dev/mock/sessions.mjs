// Simulated sessions and what happened to them.
import { me, person, users } from "./account.mjs";
import { ago, changed, created, gone, id, notFound, now, ok, page, problem } from "./base.mjs";
import { find, nodes, pools } from "./pools.mjs";

const session = (name, status, from, changes = {}) => ({
  id: id(), name, status, reason: null, pool: { id: from.id, name: from.name }, owner: person(me), profile_id: null, read_only: false, chat_id: null, node_id: null,
  viewport: from.template.viewport ?? { width: 1280, height: 720 }, egress: { allow: null, deny: null, only: null }, queue: null, created_at: ago(30), started_at: ago(29), changed_at: ago(4), expires_at: null, idle_seconds: null, billed_ms: 0, connect_url: null, ...changes,
});
const active = (one) => ({ ...one, node_id: one.node_id ?? nodes[0].id, expires_at: ago(-18), idle_seconds: 12, connect_url: `ws://127.0.0.1:8080/session/${one.id}/connect/devtools/browser/9f1c0d7e-4b6a-4a55-8c1e-2d7b6f3a9e10` });

export const sessions = [
  session("checkout, German", "queued", pools[1], { queue: { position: 1, estimate_seconds: 20 }, reason: "Waiting for a free browser: 4 of 4 are in use.", created_at: ago(0.8), started_at: null, changed_at: ago(0.8) }),
  session("cart with coupons", "starting", pools[1], { reason: "A browser is being started.", created_at: ago(0.3), started_at: null, changed_at: ago(0.1) }),
  active(session("Weekly price check", "active", pools[0], { billed_ms: 754_000, profile_id: id() })),
  active(session("checkout, English", "active", pools[1], { billed_ms: 1_262_000, owner: person(users[1]), idle_seconds: 340 })),
  session("Fill in the travel form", "parking", pools[0], { reason: "Nothing happened for 60 minutes; its state is being saved.", billed_ms: 312_000, profile_id: id(), changed_at: ago(0.1) }),
  session("Compare three hotels in Lisbon", "parked", pools[0], { chat_id: id(), reason: "Saved after its last message. It costs nothing until it wakes.", billed_ms: 96_000, profile_id: id(), changed_at: ago(190), created_at: ago(60 * 30) }),
  session("ada-forms smoke", "ended", pools[4], { reason: "The browser was lost: its process ended without a word.", billed_ms: 18_400, owner: person(users[1]), changed_at: ago(75), created_at: ago(90) }),
  ...Array.from({ length: 31 }, (_, n) => session(`nightly ${31 - n}`, "ended", pools[(n % 3) + 1], { reason: n % 5 === 0 ? "It had run for 30 minutes, which is the most this pool allows." : "Released by its owner.", billed_ms: 41_000 + n * 7_300, created_at: ago(200 + n * 61), started_at: ago(199 + n * 61), changed_at: ago(190 + n * 61) })),
];

const moves = { release: (one) => ({ status: one.profile_id ? "parked" : "ended", reason: "Released by its owner.", node_id: null, connect_url: null }), park: () => ({ status: "parked", reason: "Parked by its owner.", node_id: null, connect_url: null }), resume: () => ({ status: "active", reason: null, node_id: nodes[0].id }) };
const download = (name, state, size, changes = {}) => ({
  id: id(), name, media_type: "text/csv", state, reason: null, size, source_url: "https://example.com/", file_id: null, started_at: ago(3), finished_at: state === "in_progress" ? null : ago(2), ...changes,
});
const lists = new Map();
function downloads(one) {
  if (!lists.has(one.id) && one.status === "active") {
    lists.set(one.id, [
      download("prices, all of last year and the one before it, by supplier and region.csv", "in_progress", 18_700_000),
      download("weekly.csv", "complete", 48_200),
      download("backup.zip", "failed", 104_857_600, { reason: "it is larger than 100 MB" }),
    ]);
  }
  return lists.get(one.id) ?? [];
}
const byId = (one) => sessions.find((other) => other.id === one);

function move([one, verb]) {
  const found = byId(one);
  if (!found) return notFound;
  if (verb === "park" && !found.profile_id) return problem(409, "no_profile", "Only a session with a profile can be parked.");
  Object.assign(found, moves[verb](found), { changed_at: now() });
  changed("sessions", one);
  return ok(found);
}

function history(one) {
  const at = (minutes) => new Date(new Date(one.created_at).getTime() + minutes * 60_000).toISOString();
  const all = [["lease_granted", "queued", "starting", null], ["started", "starting", "active", null], ["park_asked", "active", "parking", one.reason], ["captured", "parking", one.status === "ended" ? "ended" : "parked", one.reason]];
  const until = { queued: 0, starting: 1, active: 2, parking: 3, parked: 4, ended: 4 }[one.status];
  return all.slice(0, until).map(([event, from, to, reason], n) => ({ version: n + 1, event, from, to, reason, at: at([0.1, 0.2, 14, 14.1][n]) }));
}

function create(name, body) {
  const from = find(name ?? "default");
  if (!from) return notFound;
  if (from.paused) return problem(409, "pool_paused", "This pool is paused: it gives out no browsers until it is resumed.");
  const made = active(session(body.name || "Test session", "active", from, { created_at: now(), started_at: now(), changed_at: now() }));
  sessions.unshift(made);
  changed("sessions", made.id);
  return created(made);
}

for (const one of sessions) {
  const used = nodes.find(({ id, session_id }) => session_id === null && id === one.node_id);
  if (used) used.session_id = one.id;
}

export const routes = [
  ["POST", /^\/sessions$/, (_, body) => create(body.pool, body)],
  ["POST", /^\/pools\/([^/]+)\/claim$/, ([name], body) => create(name, body)],
  ["GET", /^\/sessions$/, (_, __, query) => {
    const wanted = query.getAll("status");
    const shown = sessions.filter((one) =>
      (query.get("scope") === "all" || one.owner.id === me.id) && (wanted.length === 0 || wanted.includes(one.status)) &&
      (!query.get("pool") || one.pool.id === query.get("pool")) && one.name.toLowerCase().includes((query.get("query") ?? "").toLowerCase()));
    return page(shown, query);
  }],
  ["POST", /^\/sessions\/bulk-release$/, (_, { ids }) => ok({
    data: ids.map((one) => {
      const found = byId(one);
      if (!found) return { id: one, outcome: "not_found" };
      if (found.status === "ended") return { id: one, outcome: "already_ended" };
      if (found.status === "parking") return { id: one, outcome: "busy" };
      move([one, "release"]);
      return { id: one, outcome: "released" };
    }),
  })],
  ["GET", /^\/sessions\/([^/]+)$/, ([one]) => (byId(one) ? ok(byId(one)) : notFound)],
  ["GET", /^\/sessions\/([^/]+)\/events$/, ([one]) => (byId(one) ? ok({ data: history(byId(one)) }) : notFound)],
  ["GET", /^\/sessions\/([^/]+)\/downloads$/, ([one]) => (byId(one) ? ok({ data: downloads(byId(one)) }) : notFound)],
  ["POST", /^\/sessions\/([^/]+)\/uploads$/, ([one]) => created({ id: one, name: "report.pdf", size: 1, path: `/uploads/${one}/report.pdf` })],
  ["POST", /^\/sessions\/([^/]+)\/(release|park|resume)$/, move],
  ["DELETE", /^\/sessions\/([^/]+)$/, ([one]) => {
    if (!byId(one)) return notFound;
    sessions.splice(sessions.indexOf(byId(one)), 1);
    changed("sessions", one);
    return gone;
  }],
];
