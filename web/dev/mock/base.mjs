// What the parts of the simulation share.
export const now = () => new Date().toISOString();
export const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
export const problem = (status, code, detail, more = {}) => ({ status, body: { type: "about:blank", title: code, status, detail, code, ...more } });
export const notFound = problem(404, "not_found", "There is nothing here, or it is not yours.");
export const ok = (body) => ({ status: 200, body });
export const created = (body) => ({ status: 201, body });
export const gone = { status: 204 };

/** Ids that stay the same from start to start, so that addresses in screenshots do. */
let ids = 0;
export const id = () => `0199f000-0000-7000-8000-${String(++ids).padStart(12, "0")}`;

/** One page of a list. */
export function page(all, query, more = {}) {
  const start = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 50);
  const end = start + limit;
  return ok({ data: all.slice(start, end), next_cursor: end < all.length ? String(end) : null, ...more });
}

const listeners = new Set();

/** Tells whoever is connected to the updates that something changed. */
export const changed = (topic, ...changedIds) => listeners.forEach((listener) => listener(topic, changedIds));
export const onChanged = (listener) => (listeners.add(listener), () => listeners.delete(listener));
