// Simulated profiles and their snapshots.
import { me, person } from "./account.mjs";
import { ago, changed, created, gone, id, notFound, now, ok, page, problem } from "./base.mjs";
import { sessions } from "./sessions.mjs";

const snapshot = (number, cause, minutes, more = {}) => ({ number, cause, source_number: null, run_id: null, tabs: 3, size_bytes: 148_200 + number * 1_900, added_bytes: 38_400 + number * 700, created_at: ago(minutes), ...more });
const profile = (name, description, snapshots, more = {}) => ({
  id: id(), name, description, owner: person(me), chat_id: null, keep_last: null, keep_days: null, holder: null, created_at: ago(60 * 24 * 40),
  last_used_at: snapshots[0]?.created_at ?? null, list: snapshots, ...more,
});
const held = sessions[0];

const profiles = [
  profile("Shop account", "Orders and returns of the example shop, signed in as the buyer for the whole company", [
    snapshot(8, "park", 12), snapshot(7, "restore", 95, { source_number: 4, added_bytes: 0, tabs: 2 }), snapshot(6, "run_end", 60 * 5), snapshot(5, "park", 60 * 26, { tabs: 11, size_bytes: 2_481_000, added_bytes: 1_920_300 }),
    snapshot(4, "manual", 60 * 24 * 4), snapshot(3, "import", 60 * 24 * 9, { size_bytes: 142_000, added_bytes: 142_000 }),
  ], { keep_last: 20, keep_days: 90, holder: { session_id: held.id, session_name: held.name, chat_id: null, since: ago(12) } }),
  profile("travel-portal", "", [snapshot(2, "park", 60 * 30), snapshot(1, "fork", 60 * 31, { source_number: 6 })]),
  profile("Blank", "Nothing in it yet", []),
];

const shown = ({ list, ...one }) => ({ ...one, snapshots: list.length, tabs: list[0]?.tabs ?? 0, size_bytes: list[0]?.size_bytes ?? 0 });
const find = (wanted) => profiles.find((one) => one.id === wanted);
const taken = (name, but) => profiles.some((one) => one !== but && one.name.toLowerCase() === name?.toLowerCase()) && problem(409, "profile_name_taken", `You have a profile named “${name}” already.`);

function add(one, cause, more) {
  const made = snapshot((one.list[0]?.number ?? 0) + 1, cause, 0, more);
  one.list.unshift(made);
  changed("profiles", one.id);
  return made;
}

const diff = (from, to) => ({
  from, to, complete: true,
  tabs: [{ url: "https://shop.example.com/cart", title: "Your basket", before: "https://shop.example.com/", change: "changed" }, { url: "https://help.example.com/returns/how-to-send-something-back", title: "", before: null, change: "added" }],
  cookies: [{ name: "session", domain: "shop.example.com", path: "/", change: "changed" }, { name: "_consent", domain: ".example.com", path: "/", change: "added" }, { name: "promo", domain: "shop.example.com", path: "/sale", change: "removed" }],
  storage: [{ origin: "https://shop.example.com", area: "local", key: "basket", change: "changed" }, { origin: "https://shop.example.com", area: "session", key: "checkout-step", change: "added" }],
});

export const routes = [
  ["GET", /^\/profiles$/, (_, __, query) => page(profiles.filter((one) => `${one.name} ${one.description}`.toLowerCase().includes((query.get("query") ?? "").toLowerCase())).map(shown), query)],
  ["POST", /^\/profiles$/, (_, body) => {
    if (taken(body.name)) return taken(body.name);
    const made = profile(body.name, body.description ?? "", [], { keep_last: body.keep_last ?? null, keep_days: body.keep_days ?? null, created_at: now() });
    profiles.unshift(made);
    changed("profiles", made.id);
    return created(shown(made));
  }],
  ["GET", /^\/profiles\/([^/]+)$/, ([one]) => (find(one) ? ok(shown(find(one))) : notFound)],
  ["PATCH", /^\/profiles\/([^/]+)$/, ([one], body) => {
    const found = find(one);
    if (!found) return notFound;
    if (taken(body.name, found)) return taken(body.name, found);
    Object.assign(found, body);
    changed("profiles", one);
    return ok(shown(found));
  }],
  ["DELETE", /^\/profiles\/([^/]+)$/, ([one]) => {
    const found = find(one);
    if (!found) return notFound;
    if (found.holder) return problem(409, "profile_in_use", `The session “${found.holder.session_name}” works with this profile; release it first.`, { holder: found.holder });
    profiles.splice(profiles.indexOf(found), 1);
    changed("profiles", one);
    return gone;
  }],
  ["GET", /^\/profiles\/([^/]+)\/snapshots$/, ([one]) => (find(one) ? ok({ data: find(one).list }) : notFound)],
  ["GET", /^\/profiles\/([^/]+)\/diff$/, (_, __, query) => ok(diff(Number(query.get("from")), Number(query.get("to"))))],
  ["POST", /^\/profiles\/([^/]+)\/restore$/, ([one], { number }) => ok(add(find(one), "restore", { source_number: number, added_bytes: 0 }))],
  ["POST", /^\/profiles\/([^/]+)\/fork$/, ([one], { name, number }) => {
    if (taken(name)) return taken(name);
    const made = profile(name, "", [snapshot(1, "fork", 0, { source_number: number ?? find(one).list[0].number })]);
    profiles.unshift(made);
    changed("profiles", made.id);
    return created(shown(made));
  }],
  ["POST", /^\/profiles\/([^/]+)\/import$/, ([one]) => ok(add(find(one), "import"))],
];
