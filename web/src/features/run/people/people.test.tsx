import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { show } from "@/testing/render";
import { Steps } from "../Steps";
import { emptyRun, type ActionView, type ApprovalAsk, type Aside, type Ask, type InputAsk, type RunOutcome, type RunView } from "../view";

const soon = () => new Date(Date.now() + 161_000).toISOString();
const action: ActionView = { index: 0, tool: "click", arguments: "{}", description: "Click “Pay”", reason: "The cart is full.", startedAt: "", end: null };
const approval = (changes: Partial<ApprovalAsk> = {}): ApprovalAsk => ({
  kind: "approval", id: "a", step: 1, expiresAt: soon(), answer: null,
  approval: { index: 0, tool: "click", description: "Click “Pay”", reason: "The cart is full.", concern: "payment", consequence: "This may spend money.", origin: "https://shop.example", address: "https://shop.example/cart", element: "button “Pay”", picture_url: "/api/v1/runs/r/approvals/a/picture" },
  ...changes,
});
const question = (kind: string, choices: string[] = []): InputAsk => ({ kind: "input", id: "i", step: 1, expiresAt: soon(), answer: null, input: { question: "Which mug?", kind, choices } });
const withAsk = (ask: Ask, done: ActionView = action): RunView => ({
  ...emptyRun, lastSeq: 1, status: "requires_action",
  steps: [{ step: 1, startedAt: "", page: null, screenshot: null, text: "", actions: [ask.kind === "input" ? { ...done, tool: "ask_user" } : done], asks: [ask], remarks: [] }],
});
const ended = (errorCode: string | null): ActionView => ({ ...action, end: { result: "error(x): no", errorCode, tookMs: 10 } });

const me = { "GET /api/v1/me": { body: { id: "ada", email: "ada@example.com", role: "user" } } };
const decided = "POST /api/v1/runs/r/approvals/a";
const answered = "POST /api/v1/runs/r/input";

function see(view: RunView, answers = {}, outcome: RunOutcome | null = null, onSend?: (text: string) => void) {
  return show(<div role="log" tabIndex={-1}><input aria-label="Message" /><Steps runId="r" view={view} outcome={outcome} stopping={false} onSend={onSend} /></div>, { ...me, ...answers });
}

beforeEach(() => vi.useRealTimers());
afterEach(() => void vi.unstubAllGlobals());

it("shows what will be done, where, with which consequence and why, on a picture of the element", () => {
  see(withAsk(approval()));
  const card = screen.getByRole("region", { name: "May the agent spend money here?" });
  for (const text of ["Click “Pay”", "This may spend money.", "shop.example", "The agent’s reason: The cart is full."]) expect(card.textContent).toContain(text);
  expect(screen.getByRole("img").getAttribute("alt")).toContain("button “Pay”");
  expect(screen.getByRole("timer").textContent).toMatch(/No answer in 2:4\d means no/);
  expect(screen.getByRole("alert").textContent).toContain("No answer means no.");
  expect(document.activeElement).toBe(card);
});

it.each([
  ["Allow once", { decision: "approve", scope: "once" }],
  ["Allow for this run", { decision: "approve", scope: "run" }],
  ["Always on this site", { decision: "approve", scope: "site" }],
  ["Don’t", { decision: "deny" }],
])("sends “%s”", async (name, body) => {
  const { user, asked } = see(withAsk(approval()), { [decided]: { body: {} } });
  screen.getByRole("button", { name }).focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(asked.find(({ method }) => method === "POST")?.body).toEqual(body));
});

it("tells the agent why not, and only then", async () => {
  const { user, asked } = see(withAsk(approval()), { [decided]: { body: {} } });
  await user.click(screen.getByRole("button", { name: /tell the agent why/ }));
  await user.type(screen.getByRole("textbox", { name: "Tell the agent why not" }), "too dear");
  await user.click(screen.getByRole("button", { name: "Don’t" }));
  await waitFor(() => expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ decision: "deny", note: "too dear" }));
});

it("takes neither Escape nor Enter on the card for an answer, and keeps Escape from stopping the run", () => {
  const { asked } = see(withAsk(approval()));
  const card = screen.getByRole("region", { name: /spend money/ });
  expect(fireEvent.keyDown(card, { key: "Escape" })).toBe(false);
  fireEvent.keyDown(card, { key: "Enter" });
  expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
});

it("says that it was answered elsewhere", async () => {
  const { user } = see(withAsk(approval()), { [decided]: { status: 409, body: { code: "approval_over", detail: "Too late." } } });
  await user.click(screen.getByRole("button", { name: "Allow once" }));
  expect(await screen.findByText(/answered elsewhere/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Allow once" })).toBeNull();
});

it("does not take the focus from somebody who is writing", () => {
  see(emptyRun);
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Message" });
  act(() => field.focus());
  fireEvent.change(field, { target: { value: "and then" } });
  show(<Steps runId="r" view={withAsk(approval())} outcome={null} stopping={false} />, me);
  expect(document.activeElement).toBe(field);
});

it.each<[string, ApprovalAsk["answer"], string | null, string]>([
  ["allowed", { decision: "approved", scope: "once", by: "ada" }, null, "You allowed it once"],
  ["allowed by another", { decision: "approved", scope: "run", by: "bob" }, null, "Somebody else allowed it for this run"],
  ["allowed for good", { decision: "approved", scope: "site", by: "ada" }, null, "You allowed it always on shop.example"],
  ["denied", { decision: "denied", scope: "once", by: "ada" }, "approval_denied", "You denied it"],
  ["not answered", { decision: "expired", scope: "once", by: null }, "approval_expired", "Nobody answered, so it was not done"],
  ["void", { decision: "approved", scope: "once", by: "ada" }, "approval_void", "The page changed, so it was not done"],
])("shrinks to a line: %s", async (_, answer, errorCode, line) => {
  see(withAsk(approval({ answer }), ended(errorCode)));
  expect(await screen.findByText(line)).toBeTruthy();
  expect(screen.queryByRole("timer")).toBeNull();
});

it("says so when the run ended before anybody answered", async () => {
  see(withAsk(approval()), {}, { kind: "cancelled" });
  expect(await screen.findByText("The run ended before anybody answered")).toBeTruthy();
});

it("answers a question with a choice or in words", async () => {
  const { user, asked } = see(withAsk(question("choice", ["Matt", "Glossy"])), { [answered]: { body: {} } });
  expect(screen.getByRole("timer").textContent).toMatch(/the run ends in 2:4\d with this question/);
  await user.click(screen.getByRole("button", { name: "Glossy" }));
  await waitFor(() => expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ text: "Glossy" }));
});

it("takes a code as a one-time code and keeps it nowhere", async () => {
  const { user, asked } = see(withAsk(question("code")), { [answered]: { body: {} } });
  const field = screen.getByRole("textbox", { name: "The code" });
  expect(field.getAttribute("autocomplete")).toBe("one-time-code");
  await user.type(field, "481516{Enter}");
  await waitFor(() => expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ text: "481516" }));
  expect(JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])).not.toContain("481516");
});

const message = (readBefore: number | null): Aside => ({ after: 0, kind: "message", id: "m", text: "the red one", readBefore });

it("says of a message whether it will be read, was read, or came too late, which can be sent anew", async () => {
  const onSend = vi.fn();
  see({ ...emptyRun, lastSeq: 1, asides: [message(null)] });
  expect(screen.getByText("Will be read before the next step")).toBeTruthy();
  see({ ...emptyRun, lastSeq: 1, asides: [message(4)] });
  expect(screen.getByText("Read before step 4")).toBeTruthy();
  const { user } = see({ ...emptyRun, lastSeq: 1, asides: [message(null)] }, {}, { kind: "cancelled" }, onSend);
  expect(screen.getByText("Came too late: the run had ended")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Send as a new message" }));
  expect(onSend).toHaveBeenCalledWith("the red one");
});

it("tells what people did with their own hands", async () => {
  see({ ...emptyRun, lastSeq: 1, asides: [{ after: 0, kind: "control", holder: "ada" }, { after: 0, kind: "deed", text: "Clicked button “Apply voucher”", by: "ada" }, { after: 0, kind: "control", holder: null }] });
  expect(await screen.findByText("You took the browser")).toBeTruthy();
  expect(screen.getByText("You clicked button “Apply voucher”")).toBeTruthy();
  expect(screen.getByText("The browser was given back")).toBeTruthy();
});
