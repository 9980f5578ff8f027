// Simulated usage: three weeks of sessions and chats, cut and summed up as the server does.
import { me, person, users } from "./account.mjs";
import { changed, id, ok, page, problem } from "./base.mjs";
import { sessions } from "./sessions.mjs";

const DAY = 86_400_000;
const PRICE = 2_000;
const names = ["Compare three hotels in Lisbon", "Weekly price check", "Fill in the travel form", "Checkout test", "Newsletter sign-up"];
const ids = names.map((_, n) => (n < 2 ? null : sessions[n]?.id) ?? id());
const chats = names.map((_, n) => (n < 3 ? id() : null));

let seed = 11;
const chance = () => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648);
const today = Math.floor(Date.now() / DAY) * DAY;

const intervals = [];
for (let day = 40; day >= 0; day--) {
  if (chance() < 0.18) continue;
  for (let n = 0, at = today - day * DAY + 7 * 3_600_000 * chance(); n < 2 + chance() * 6; n++) {
    const which = Math.floor(chance() * names.length);
    const begins = Math.round(at);
    const ends = Math.round(begins + 9_000 + chance() * chance() * 1_500_000);
    at = ends + 120_000 + chance() * 7_000_000;
    if (ends > Date.now()) break;
    intervals.push({
      id: id(), lease_id: id(), session_id: ids[which], session_name: names[which], chat_id: chats[which], user: person(which === 4 ? users[1] : users[0]), kind: "active", billed: true,
      began: begins, ended: ends, price_micros: PRICE, idle_since: n === 0 ? begins : begins - Math.round(chance() * 5_400_000),
    });
  }
}

const allowances = new Map([[users[1].id, 60], [users[2].id, 0]]);
if (process.env.MOCK_LIMIT) allowances.set(me.id, Number(process.env.MOCK_LIMIT));

const cost = (one, ms) => Math.floor((one.price_micros * ms) / 60_000);

/** The intervals a request is about, each as long as it was within the range. */
function within(query) {
  const month = new Date();
  const from = Date.parse(query.get("from") ?? new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth())).toISOString());
  const to = Math.min(Date.parse(query.get("to") ?? new Date().toISOString()), Date.now());
  const clip = (begins, ends) => Math.max(0, Math.min(ends, to) - Math.max(begins, from));
  const found = intervals
    .filter((one) => query.get("scope") === "all" || one.user.id === me.id)
    .map((one) => ({ ...one, ms: clip(one.began, one.ended), idle: clip(one.idle_since, one.began) }))
    .filter(({ ms, idle }) => ms + idle > 0);
  return { from, to, found };
}

const sum = (all) => ({
  billed_ms: all.reduce((ms, one) => ms + one.ms, 0), idle_ms: all.reduce((ms, one) => ms + one.idle, 0), cost_micros: all.reduce((micros, one) => micros + cost(one, one.ms), 0),
  input_tokens: all.filter(({ chat_id }) => chat_id).length * 4_210, output_tokens: all.filter(({ chat_id }) => chat_id).length * 377,
});

function report(query) {
  const { from, to, found } = within(query);
  const group = query.get("group") ?? "day";
  const keys = { day: ({ began }) => new Date(began).toISOString().slice(0, 10), user: ({ user }) => user.id, session: ({ session_id }) => session_id, chat: ({ chat_id }) => chat_id ?? "" };
  const by = new Map();
  for (const one of found) by.set(keys[group](one), [...(by.get(keys[group](one)) ?? []), one]);
  const empty = { day: null, user: null, session_id: null, chat_id: null, name: null };
  const row = (key, all) => {
    const [{ user, session_id, chat_id, session_name }] = all;
    return {
      ...empty, ...(group === "day" && { day: key }), ...(group === "user" && { user }), ...(group === "session" && { user, session_id, chat_id, name: session_name }),
      ...(group === "chat" && chat_id && { user, chat_id, name: session_name }), sum: sum(all),
    };
  };
  const days = Array.from({ length: Math.max(0, Math.ceil((to - from) / DAY)) }, (_, n) => new Date(from + n * DAY).toISOString().slice(0, 10));
  const data = group === "day" ? days.map((day) => (by.has(day) ? row(day, by.get(day)) : { ...empty, day, sum: sum([]) })) : [...by].map(([key, all]) => row(key, all)).sort((a, b) => b.sum.billed_ms - a.sum.billed_ms);
  return ok({ from: new Date(from).toISOString(), to: query.get("to"), now: new Date().toISOString(), group, currency: "USD", total: sum(found), data, rest: null });
}

function list(query) {
  const { found } = within(query);
  const rows = found.filter(({ ms }) => ms > 0).reverse().map((one) => ({ ...one, started_at: new Date(one.began).toISOString(), ended_at: new Date(one.ended).toISOString(), cost_micros: cost(one, one.ms) }));
  return page(rows, query);
}

function allowance(user) {
  const now = new Date();
  const since = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  const used_ms = intervals.filter((one) => one.user.id === user.id && one.ended > since).reduce((ms, one) => ms + one.ended - Math.max(one.began, since), 0);
  const monthly_minutes = allowances.get(user.id) ?? null;
  return {
    user: person(user), monthly_minutes, own: allowances.has(user.id), used_ms, reached: monthly_minutes !== null && used_ms >= monthly_minutes * 60_000,
    since: new Date(since).toISOString(), resets_at: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString(),
  };
}

/** What a simulated run took. */
export const runUsage = () => ({ queued_ms: 412, thawed_ms: 903, active_ms: 11_020, frozen_ms: 377, billed_ms: 12_300, cost_micros: 410, currency: "USD", settled: true });

function change(one, minutes) {
  const user = users.find((other) => other.id === one);
  if (!user) return problem(404, "not_found", "There is nothing here, or it is not yours.");
  if (minutes === undefined) allowances.delete(one);
  else allowances.set(one, minutes);
  changed("users", one);
  return ok(allowance(user));
}

export const routes = [
  ["GET", /^\/usage$/, (_, __, query) => report(query)],
  ["GET", /^\/usage\/intervals$/, (_, __, query) => list(query)],
  ["GET", /^\/usage\/intervals\/export$/, (_, __, query) => list(query)],
  ["GET", /^\/usage\/price$/, () => ok({ per_minute_micros: PRICE, per_hour_micros: PRICE * 60, currency: "USD" })],
  ["GET", /^\/usage\/allowance$/, () => ok(allowance(me))],
  ["GET", /^\/usage\/allowances$/, () => ok({ data: users.slice(0, 3).map(allowance) })],
  ["PUT", /^\/users\/([^/]+)\/allowance$/, ([one], body) => change(one, body.unlimited ? null : body.monthly_minutes)],
  ["DELETE", /^\/users\/([^/]+)\/allowance$/, ([one]) => change(one)],
];
