import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Run, RunUsage } from "@/api/client";
import { RunCard } from "./RunCard";

const run: Run = {
  id: "r", chat_id: "c", session_id: "s", instruction: "Buy a mug", status: "running", model: "offline", answer: null, success: null, output: null, question: null, choices: [], failure: null,
  approval_policy: "sensitive",
  on_question: "wait",
  pause_requested: false,
  required_action: null,
  control: null,
  start_url: null, vision: "auto", persistent: false, warnings: [], limits: null, metadata: {}, restore: null, input_tokens: 0, output_tokens: 0, step_count: 0, created_at: "2026-01-01T00:00:00Z", started_at: "2026-01-01T00:00:00Z", finished_at: null, usage: null,
};
let runs = 0;
const fresh = (changes: Partial<Run> = {}): Run => ({ ...run, id: `r${++runs}`, ...changes });

function serve(...events: [type: string, data: object][]) {
  const text = events.map(([type, data], index) => `data: ${JSON.stringify({ seq: index + 1, run_id: "r", at: "2026-01-01T00:00:05Z", type, data })}\n\n`);
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(text.join(""))));
}

const click = { step: 1, index: 0, tool: "click", arguments: '{"ref":"e5"}', description: "Click “Buy”", reason: "To buy it." };

beforeEach(() => serve());
afterEach(() => void vi.unstubAllGlobals());

it("shows the steps with their reasons, and the answer", async () => {
  serve(
    ["action.started", click],
    ["action.finished", { step: 1, index: 0, tool: "click", result: "ok", error_code: null, took_ms: 400 }],
    ["run.completed", { answer: "It is **bought**.", success: true }],
  );
  render(<RunCard run={fresh()} current stopping={false} />);
  expect(await screen.findByText("bought")).toBeTruthy();
  const steps = within(screen.getByRole("list", { name: "Steps" }));
  expect(steps.getByText("Click “Buy”")).toBeTruthy();
  expect(steps.getByText("To buy it.")).toBeTruthy();
  expect(steps.getByText("0.4 s")).toBeTruthy();
});

it("unfolds a step to the call, the result and what the agent saw", async () => {
  serve(
    ["step.observed", { step: 1, url: "http://shop/", title: "Shop", tabs: 1, snapshot: '- button "Buy" [ref=e5]' }],
    ["action.started", click],
    ["action.finished", { step: 1, index: 0, tool: "click", result: "error(stale_ref): It is gone.", error_code: "stale_ref", took_ms: 400 }],
    ["run.completed", { answer: "No.", success: false }],
  );
  render(<RunCard run={fresh()} current stopping={false} />);
  expect(await screen.findByText("It is gone.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /Click “Buy”/ }));
  expect(screen.getByText('- button "Buy" [ref=e5]')).toBeTruthy();
  expect(screen.getByText(/"ref": "e5"/)).toBeTruthy();
  expect(screen.getByText("Not everything worked")).toBeTruthy();
});

it("sends the chosen answer to a question", async () => {
  const onAnswer = vi.fn();
  render(<RunCard run={fresh({ status: "completed", question: "Which?", choices: ["Matt", "Glossy"] })} current={false} stopping={false} onAnswer={onAnswer} />);
  await userEvent.click(screen.getByRole("button", { name: "Glossy" }));
  expect(onAnswer).toHaveBeenCalledWith("Glossy");
});

it("says a failure in plain words with its code, and offers to try again", async () => {
  const onRetry = vi.fn();
  const failure = { code: "max_steps", message: "It took more than 50 steps." };
  render(<RunCard run={fresh({ status: "failed", failure })} current={false} stopping={false} onRetry={onRetry} />);
  expect(screen.getByText("Stopped at the step limit")).toBeTruthy();
  expect(screen.getByText("max_steps")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(onRetry).toHaveBeenCalledOnce();
});

it("says after which step it was stopped", () => {
  render(<RunCard run={fresh({ status: "cancelled", step_count: 3 })} current={false} stopping={false} />);
  expect(screen.getByText("Stopped after step 3. Nothing ran after it.")).toBeTruthy();
});

it("renders no raw HTML and loads no foreign pictures from an answer", () => {
  const answer = 'Hello <img src="http://evil/x.png"> ![a cat](http://evil/cat.png) [run](javascript:alert(1))';
  const { container } = render(<RunCard run={fresh({ status: "completed", answer })} current={false} stopping={false} />);
  expect(container.querySelector("img")).toBeNull();
  expect(container.innerHTML).not.toContain("javascript:");
});

const usage: RunUsage = { input_tokens: 0, output_tokens: 0, unbilled_ms: 412, queued_ms: 412, thawed_ms: 900, active_ms: 11_000, frozen_ms: 400, billed_ms: 12_300, cost_micros: 410, currency: "USD", model_cost_micros: 0, settled: true };
const over: Partial<Run> = { status: "completed", answer: "Done.", success: true, finished_at: "2026-01-01T00:00:09Z" };

it("says what a message took once that is settled, and nothing where no browser was used for it", () => {
  const { rerender } = render(<RunCard run={fresh({ ...over, usage: { ...usage, settled: false } })} current={false} stopping={false} />);
  expect(screen.queryByRole("button", { name: /What it took/ })).toBeNull();
  rerender(<RunCard run={fresh({ ...over, usage: { ...usage, billed_ms: 0 } })} current={false} stopping={false} />);
  expect(screen.queryByRole("button", { name: /What it took/ })).toBeNull();
  rerender(<RunCard run={fresh({ ...over, usage })} current={false} stopping={false} />);
  expect(screen.getByRole("button", { name: /12\.3 s browser · \$0\.0004/ })).toBeTruthy();
});
