// The simulated socket of live updates; every few seconds something changes by itself.
import { me } from "./account.mjs";
import { changed, now, onChanged } from "./base.mjs";
import { sessions } from "./sessions.mjs";

const adminsOnly = new Set(["nodes", "users"]);

export function follow(socket) {
  let topics = [];
  const send = (message) => socket.send(JSON.stringify(message));
  socket.on("message", (data) => {
    const asked = JSON.parse(data).topics;
    const refused = me.role === "admin" ? [] : asked.filter((topic) => adminsOnly.has(topic));
    topics = asked.filter((topic) => !refused.includes(topic));
    send({ type: "subscribed", topics, refused });
  });
  const forget = onChanged((topic, ids) => topics.includes(topic) && send({ type: "changed", topic, ids }));
  const ping = setInterval(() => send({ type: "ping" }), 20_000);
  socket.on("close", () => (clearInterval(ping), forget()));
}

setInterval(() => {
  for (const one of sessions) {
    if (one.status !== "active") continue;
    Object.assign(one, { billed_ms: one.billed_ms + 3_000, idle_seconds: (one.idle_seconds ?? 0) + 3, changed_at: now() });
    changed("sessions", one.id);
  }
}, 3_000).unref();
