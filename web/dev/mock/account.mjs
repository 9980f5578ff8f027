// Simulated people, logins, tokens and settings.
import { ago, changed, created, gone, id, notFound, now, ok, page, problem } from "./base.mjs";

export const PASSWORD = "browsergrid";
export const me = { id: id(), email: "admin@browsergrid.local", role: process.env.MOCK_ROLE ?? "admin", via: "login", scopes: null };
export const account = { signedIn: process.env.MOCK_SIGNED_IN === "1" };
export const person = ({ id, email }) => ({ id, email });

const user = (email, role, status, created_at, last_seen_at, session_count) => ({ id: id(), email, role, status, created_at, last_seen_at, session_count });
export const users = [
  { id: me.id, email: me.email, role: me.role, status: "active", created_at: ago(60 * 24 * 90), last_seen_at: ago(0), session_count: 4 },
  user("ada@example.com", "user", "active", ago(60 * 24 * 40), ago(7), 3),
  user("grace.hopper@research.example.com", "user", "active", ago(60 * 24 * 31), ago(60 * 5), 1),
  user("linus@example.com", "user", "disabled", ago(60 * 24 * 20), ago(60 * 24 * 9), 0),
  user("margaret@example.com", "user", "invited", ago(60 * 20), null, 0),
];

let logins = [
  { id: id(), device: "Chrome 141 on Linux", ip: "127.0.0.1", signed_in_at: ago(60 * 3), last_seen_at: ago(0), current: true },
  { id: id(), device: "Safari 26 on iPhone", ip: "192.168.1.23", signed_in_at: ago(60 * 24 * 6), last_seen_at: ago(95), current: false },
  { id: id(), device: "Firefox 144 on Windows", ip: "2001:db8::7", signed_in_at: ago(60 * 24 * 12), last_seen_at: ago(60 * 24 * 3), current: false },
];
const token = (name, scopes, created_at, expires_at, last_used_at, status) => ({ id: id(), name, prefix: `bg_${name.slice(0, 3).toLowerCase()}4kQ`, scopes, created_at, expires_at, last_used_at, status });
const tokens = [
  token("CI end-to-end", ["read", "connect"], ago(60 * 24 * 12), ago(-60 * 24 * 78), ago(12), "active"),
  token("Price watcher", ["cua"], ago(60 * 24 * 33), null, ago(60 * 26), "active"),
  token("Grafana", ["read"], ago(60 * 24 * 95), ago(60 * 24 * 5), ago(60 * 24 * 5), "expired"),
  token("Old laptop", ["admin"], ago(60 * 24 * 120), null, null, "revoked"),
];
const settings = { self_registration: false };
const link = () => `http://127.0.0.1:5173/welcome#wl_${Math.random().toString(36).slice(2).padEnd(24, "x")}`;
const signIn = (status) => ((account.signedIn = true), { status, body: me });
const lastAdmin = (found) => found.role === "admin" && found.status === "active" && users.filter(({ role, status }) => role === "admin" && status === "active").length === 1;
const short = (password = "") => (password.length < 12 ? problem(422, "password_too_short", "Use at least 12 characters.") : null);

export const open = /^\/(login|welcome|registration)$/;
export const routes = [
  ["POST", /^\/login$/, (_, body) => (body.password === PASSWORD ? signIn(200) : problem(401, "bad_credentials", "The e-mail or the password is wrong."))],
  ["POST", /^\/logout$/, () => ((account.signedIn = false), gone)],
  ["GET", /^\/me$/, () => ok(me)],
  ["PATCH", /^\/me$/, (_, body) => {
    if (body.current_password !== PASSWORD) return problem(401, "bad_credentials", "That is not your password.");
    me.email = users[0].email = body.email;
    return ok(me);
  }],
  ["POST", /^\/me\/password$/, (_, body) => {
    if (body.current_password !== PASSWORD) return problem(422, "bad_credentials", "That is not your password.");
    logins = logins.filter(({ current }) => current);
    changed("logins");
    return short(body.new_password) ?? gone;
  }],
  ["GET", /^\/me\/logins$/, () => ok({ data: logins })],
  ["DELETE", /^\/me\/logins\/([^/]+)$/, ([one]) => ((logins = logins.filter((login) => login.id !== one)), changed("logins"), gone)],
  ["POST", /^\/me\/sign-out-everywhere$/, () => {
    const ended = logins.length;
    account.signedIn = false;
    return ok({ ended });
  }],
  ["GET", /^\/users$/, (_, __, query) => page(users.filter(({ email }) => email.includes(query.get("query") ?? "")), query)],
  ["POST", /^\/users$/, (_, body) => {
    if (users.some(({ email }) => email === body.email)) return problem(409, "email_taken", "Somebody with this e-mail already has an account.");
    users.push(user(body.email, body.role, "invited", now(), null, 0));
    changed("users");
    return created({ user: users.at(-1), link: link() });
  }],
  ["PATCH", /^\/users\/([^/]+)$/, ([one], body) => {
    const found = users.find((other) => other.id === one);
    if (!found) return notFound;
    if (lastAdmin(found) && (body.disabled || body.role === "user")) return problem(409, "last_admin", "This is the last admin.");
    if (body.role) found.role = body.role;
    if (body.disabled !== undefined) found.status = body.disabled ? "disabled" : "active";
    changed("users", one);
    return ok(found);
  }],
  ["POST", /^\/users\/([^/]+)\/reset$/, () => ok({ link: link() })],
  ["POST", /^\/users\/([^/]+)\/sign-out$/, () => ok({ ended: 2 })],
  ["POST", /^\/welcome$/, (_, body) => (String(body.token).startsWith("wl_") ? (short(body.password) ?? signIn(200)) : problem(404, "not_found", "This link was used already or has run out."))],
  ["GET", /^\/registration$/, () => ok({ open: settings.self_registration || process.env.MOCK_REGISTRATION === "1" })],
  ["POST", /^\/registration$/, (_, body) => short(body.password) ?? signIn(201)],
  ["GET", /^\/settings$/, () => ok(settings)],
  ["PUT", /^\/settings$/, (_, body) => ok(Object.assign(settings, body))],
  ["GET", /^\/tokens$/, () => ok({ data: tokens })],
  ["POST", /^\/tokens$/, (_, body) => {
    const made = token(body.name, body.scopes, now(), body.expires_at ?? null, null, "active");
    tokens.unshift(made);
    changed("tokens", made.id);
    return created({ token: made, secret: `${made.prefix}_${"x7Qm2vLr9TnKc4Wd8Yb1Zs6Hf3Pj5Ga"}` });
  }],
  ["DELETE", /^\/tokens\/([^/]+)$/, ([one]) => {
    const found = tokens.find((other) => other.id === one);
    if (!found) return notFound;
    found.status = "revoked";
    changed("tokens", one);
    return gone;
  }],
];
