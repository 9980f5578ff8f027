// A simulated audit log.
import { me, person, users } from "./account.mjs";
import { ago, id, ok, page } from "./base.mjs";
import { pools } from "./pools.mjs";
import { sessions } from "./sessions.mjs";

const actions = [
  ["createSession", "session", sessions[2].id], ["createToken", "token", id()], ["updatePool", "pool", pools[1].id], ["login", null, null],
  ["releaseSession", "session", sessions[3].id], ["inviteUser", "user", users[4].id], ["scalePool", "pool", pools[1].id], ["sendMessage", "chat", id()], ["revokeToken", "token", id()],
];
const entries = Array.from({ length: 64 }, (_, n) => {
  const [action, target_type, target_id] = actions[n % actions.length];
  const failed = action === "login" && n % 2 === 1;
  return {
    id: id(), at: ago(3 + n * 37), actor: failed ? null : person(n % 4 === 1 ? users[1] : users[0]), credential: failed ? "none" : n % 3 === 0 ? "token" : "login", action, target_type, target_id,
    outcome: failed ? "refused" : "ok", ip: n % 3 === 0 ? "10.0.4.17" : "127.0.0.1", user_agent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0 Safari/537.36", foreign: n % 9 === 4,
  };
});

const shown = (query) => entries.filter((entry) =>
  (query.get("scope") === "all" || entry.actor?.id === me.id) && (!query.get("action") || entry.action === query.get("action")) &&
  (!query.get("target") || entry.target_id === query.get("target")) && (!query.get("actor") || entry.actor?.email.includes(query.get("actor"))) &&
  (!query.get("from") || entry.at >= query.get("from")) && (!query.get("to") || entry.at <= query.get("to")));

export const routes = [
  ["GET", /^\/audit$/, (_, __, query) => page(shown(query), query)],
  ["GET", /^\/audit\/export$/, (_, __, query) => ok(shown(query))],
];
