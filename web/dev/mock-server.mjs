// A SIMULATION for development: answers the HTTP API from memory with made-up runs, so that the pages can be
// built and looked at without the real server. Nothing here is tested against the real one or shipped.
//   npm run mock            then, beside it: npm run dev
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import { WebSocketServer } from "ws";
import { account, me, open, PASSWORD, routes as accountRoutes } from "./mock/account.mjs";
import { routes as auditRoutes } from "./mock/audit.mjs";
import { changed, notFound, now, problem } from "./mock/base.mjs";
import { routes as peopleRoutes } from "./mock/people.mjs";
import { pictures } from "./mock/pictures.mjs";
import { play } from "./mock/play.mjs";
import { routes as poolRoutes } from "./mock/pools.mjs";
import { routes as profileRoutes } from "./mock/profiles.mjs";
import { routes as sessionRoutes, sessions } from "./mock/sessions.mjs";
import { follow } from "./mock/updates.mjs";
import { routes as usageRoutes } from "./mock/usage.mjs";

const port = Number(process.env.PORT ?? 8080);
const speed = Number(process.env.MOCK_SPEED ?? 1);

const pages = await pictures();
const chats = new Map();
const messages = new Map();
const runs = new Map();
const files = new Map();
const viewers = new Map();
const models = [
  { id: "offline", provider: "offline", label: "Offline", images: false, offline: true, is_default: true },
  { id: "openai:gpt", provider: "OpenAI", label: "GPT 5.2", images: true, offline: false, is_default: false },
];

const routes = [
  ...accountRoutes,
  ...poolRoutes,
  ...profileRoutes,
  ...sessionRoutes,
  ...auditRoutes,
  ...usageRoutes,
  ["GET", /^\/models$/, () => ({ status: 200, body: { data: models } })],
  ["GET", /^\/chats$/, () => ({ status: 200, body: { data: [...chats.values()].sort((a, b) => b.updated_at.localeCompare(a.updated_at)), next_cursor: null } })],
  ["POST", /^\/chats$/, (_, body) => ({ status: 201, body: newChat(body) })],
  ["GET", /^\/chats\/([^/]+)$/, ([id]) => (chats.has(id) ? { status: 200, body: chats.get(id) } : notFound)],
  ["PATCH", /^\/chats\/([^/]+)$/, ([id], body) => ({ status: 200, body: Object.assign(chats.get(id), body) })],
  ["DELETE", /^\/chats\/([^/]+)$/, ([id]) => (chats.delete(id), { status: 204 })],
  ["GET", /^\/chats\/([^/]+)\/messages$/, ([id]) => (messages.has(id) ? { status: 200, body: { data: messages.get(id) } } : notFound)],
  ["POST", /^\/chats\/([^/]+)\/messages$/, ([id], body) => send(id, body)],
  ["POST", /^\/chats\/([^/]+)\/branch$/, ([id], { message_id }) => branch(id, message_id)],
  ...peopleRoutes((id) => runs.get(id)?.people),
  ["GET", /^\/runs$/, (_, __, query) => ({ status: 200, body: { data: [...runs.values()].map(({ run }) => run).filter(({ status }) => query.getAll("status").includes(status)), next_cursor: null } })],
  ["GET", /^\/runs\/([^/]+)$/, ([id]) => (runs.has(id) ? { status: 200, body: runs.get(id).run } : notFound)],
  ["POST", /^\/runs\/([^/]+)\/cancel$/, ([id]) => (runs.get(id).cancel(), { status: 202, body: runs.get(id).run })],
  ["POST", /^\/files$/, () => ({ status: 201, body: storeFile() })],
  ["DELETE", /^\/files\/([^/]+)$/, () => ({ status: 204 })],
];

function newChat({ title = "", model = "offline" } = {}) {
  const chat = { id: randomUUID(), title, model, created_at: now(), updated_at: now(), session: null, active_run_id: null, branched_from: null };
  chats.set(chat.id, chat);
  messages.set(chat.id, []);
  return chat;
}

/** The messages up to that one; their runs are those of the original, which the real server copies. */
function branch(id, messageId) {
  const origin = chats.get(id);
  const last = messages.get(id)?.findIndex((message) => message.id === messageId) ?? -1;
  if (last < 0) return notFound;
  const chat = newChat({ ...origin, title: `${origin.title} (branch)` });
  Object.assign(chat, { branched_from: { chat_id: id, message_id: messageId, title: origin.title }, session: { id: randomUUID(), status: "parked", picture: origin.session?.picture ?? "blank" } });
  messages.set(chat.id, messages.get(id).slice(0, last + 1).map((message) => ({ ...message, id: randomUUID(), chat_id: chat.id })));
  return { status: 201, body: chat };
}

function storeFile() {
  const file = { id: randomUUID(), name: "order.csv", media_type: "text/csv", size: 1200 };
  files.set(file.id, file);
  return file;
}

function send(chatId, { text, file_ids = [] }) {
  const chat = chats.get(chatId);
  if (!chat) return notFound;
  if (!text.trim()) return problem(422, "message_empty", "Write a message first.");
  const run = {
    id: randomUUID(), chat_id: chatId, status: "queued", model: chat.model, answer: null, success: null, question: null,
    choices: [], failure: null, approval_policy: "sensitive", on_question: "wait", pause_requested: false, required_action: null, control: null, input_tokens: 0, output_tokens: 0, step_count: 0, created_at: now(), started_at: null, finished_at: null, usage: null,
  };
  const message = { id: randomUUID(), chat_id: chatId, text, files: file_ids.flatMap((id) => files.get(id) ?? []), created_at: now(), run, browser_state: "pending" };
  messages.get(chatId).push(message);
  runs.set(run.id, play(chat, run, text, stage));
  return { status: 202, body: message };
}

/** What a run does to the rest of the simulation. */
const stage = {
  speed,
  setState,
  show,
  touched: (chat) => {
    chat.updated_at = now();
    changed("chats", chat.id);
  },
  messageOf: (chat, run) => messages.get(chat.id)?.find((one) => one.run === run),
  startNext: (chat) => {
    const next = messages.get(chat.id)?.find((message) => message.run.status === "queued");
    if (next) runs.get(next.run.id).start();
  },
};

function setState(chat, status) {
  chat.session.status = status;
  tell(chat, { type: "state", status });
}

function show(chat, picture) {
  chat.session.picture = picture;
  tell(chat, { type: "tabs", tabs: pages[picture].tabs });
  for (const viewer of viewers.get(chat.session.id) ?? []) sendFrame(viewer, picture);
}

function tell(chat, message) {
  for (const viewer of viewers.get(chat.session.id) ?? []) viewer.send(JSON.stringify(message));
}

/** An active session without a chat shows the shop and nothing else. */
function showStill(socket, { status }) {
  socket.send(JSON.stringify({ type: "state", status }));
  if (status !== "active") return;
  socket.send(JSON.stringify({ type: "tabs", tabs: pages.cart.tabs }));
  sendFrame(socket, "cart");
}

let frames = 0;
function sendFrame(viewer, picture) {
  const header = Buffer.alloc(28);
  header.writeUInt8(1, 0);
  header.writeUInt16BE(1, 2);
  header.writeUInt32BE(++frames, 4);
  [1280, 720, 1280, 720].forEach((value, index) => header.writeUInt16BE(value, 12 + index * 2));
  viewer.send(Buffer.concat([header, pages[picture].jpeg]));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://mock");
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const path = url.pathname.replace(/^\/api\/v1/, "");
  response.setHeader("Set-Cookie", "XSRF-TOKEN=mock; Path=/");
  if (!account.signedIn && !open.test(path)) return answer(response, problem(401, "unauthenticated", "Sign in first."));
  const events = /^\/runs\/([^/]+)\/events$/.exec(path);
  if (events) return stream(runs.get(events[1]), request, response);
  const screenshot = /^\/runs\/[^/]+\/(steps\/\d+\/screenshot|approvals\/[^/]+\/picture)$/.exec(path);
  if (screenshot) {
    response.setHeader("Content-Type", "image/jpeg");
    return response.end(pages[url.searchParams.get("picture")]?.jpeg);
  }
  for (const [method, pattern, handle] of routes) {
    const match = method === request.method && pattern.exec(path);
    if (match) {
      const json = request.headers["content-type"]?.includes("json") ? JSON.parse(text) : {};
      return answer(response, handle(match.slice(1), json, url.searchParams));
    }
  }
  answer(response, notFound);
});

function answer(response, { status, body }) {
  response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" });
  response.end(body && JSON.stringify(body, (key, value) => (key === "picture" || key === "then" ? undefined : value)));
}

function stream(entry, request, response) {
  if (!entry) return answer(response, notFound);
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  const write = (event) => {
    response.write(`id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    if (/completed|asked|failed|cancelled/.test(event.type)) response.end();
  };
  const after = Number(request.headers["last-event-id"] ?? 0);
  entry.log.filter(({ seq }) => seq > after).forEach(write);
  const unfollow = entry.follow(write);
  response.on("close", unfollow);
}

new WebSocketServer({ server }).on("connection", (socket, request) => {
  if (request.url.startsWith("/api/v1/updates")) return account.signedIn ? follow(socket) : socket.close(4401);
  const id = /sessions\/([^/]+)\/live/.exec(request.url)?.[1];
  const still = sessions.find((one) => one.id === id);
  if (still) return showStill(socket, still);
  const chat = [...chats.values()].find(({ session }) => session?.id === id);
  if (!chat) return socket.close();
  const watching = viewers.get(id) ?? new Set();
  viewers.set(id, watching.add(socket));
  socket.on("close", () => watching.delete(socket));
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (process.env.MOCK_INPUT && message.type !== "ack") console.error(JSON.stringify(message));
    const { run, people } = runs.get(chat.active_run_id) ?? {};
    if (run?.control?.holder === me.id) people.acted(message);
  });
  socket.send(JSON.stringify({ type: "state", status: chat.session.status }));
  socket.send(JSON.stringify({ type: "tabs", tabs: pages[chat.session.picture].tabs }));
  sendFrame(socket, chat.session.picture);
});

for (const title of ["Compare three hotels in Lisbon", "Weekly price check", "Fill in the travel form"]) newChat({ title });
server.listen(port, "127.0.0.1", () => console.log(`SIMULATION on http://127.0.0.1:${port} (any e-mail, password "${PASSWORD}")`));
