import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Run } from "@/api/client";
import { emptyRun, type Ask, type RunView } from "@/features/run/view";
import { show } from "@/testing/render";
import { useOversight } from "./useOversight";

const run = { id: "r", status: "running", pause_requested: false, control: null } as Run;
const view = (changes: Partial<RunView>): RunView => ({ ...emptyRun, lastSeq: 1, status: "running", ...changes });
const asking = (kind: string): Partial<RunView> => {
  const ask: Ask = { kind: "input", id: "q", step: 1, expiresAt: "", answer: null, input: { question: "?", kind, choices: [] } };
  return { status: "requires_action", steps: [{ step: 1, startedAt: "", page: null, screenshot: null, text: "", actions: [], asks: [ask], remarks: [] }] };
};

function Probe({ of, running = true }: { of: RunView; running?: boolean }) {
  const { takes, pause, hands, standstill, togglePause } = useOversight(run, of, running);
  return (
    <>
      <output>{JSON.stringify({ takes, pause: pause?.state ?? null, holder: hands.holder, coming: hands.coming, standstill })}</output>
      <button onClick={hands.onTake ?? undefined}>take</button>
      <button onClick={togglePause}>toggle</button>
    </>
  );
}

const answers = {
  "GET /api/v1/me": { body: { id: "ada", email: "ada@example.com", role: "user" } },
  "POST /api/v1/runs/r/control": { status: 202, body: {} },
  "POST /api/v1/runs/r/resume": { status: 202, body: {} },
};
const known = () => JSON.parse(screen.getByRole("status").textContent) as Record<string, unknown>;

afterEach(() => void vi.unstubAllGlobals());

it.each<[string, RunView, boolean, object]>([
  ["a run at work takes words", view({}), true, { takes: { kind: "words" }, pause: "off", standstill: null }],
  ["one in line takes nothing", view({ status: "queued" }), true, { takes: { kind: "nothing" }, pause: null }],
  ["one that is over takes nothing", view({}), false, { takes: { kind: "nothing" }, pause: null }],
  ["one that asks takes its answer", view(asking("text")), true, { takes: { kind: "answer", id: "q", secret: false }, standstill: "asking" }],
  ["one that asks for a code takes a secret", view(asking("code")), true, { takes: { kind: "answer", id: "q", secret: true } }],
  ["one that is paused stands still", view({ status: "paused", pauseRequested: true }), true, { pause: "paused", standstill: "paused" }],
  ["one in somebody else's hands cannot be resumed", view({ status: "paused", pauseRequested: true, holder: "bob" }), true, { pause: null, holder: "other" }],
])("%s", (_, of, running, expected) => {
  show(<Probe of={of} running={running} />, answers);
  expect(known()).toMatchObject(expected);
});

it("waits for the browser it took, until the run is let go on", async () => {
  const { user } = show(<Probe of={view({ pauseRequested: true })} />, answers);
  expect(known()["coming"]).toBe(false);
  await user.click(screen.getByRole("button", { name: "take" }));
  await waitFor(() => expect(known()["coming"]).toBe(true));
  await user.click(screen.getByRole("button", { name: "toggle" }));
  await waitFor(() => expect(known()["coming"]).toBe(false));
});
