import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Problem } from "@/api/problem";
import type { RunEvent } from "./events";
import { followRun } from "./transport";

const line = (seq: number, type: string, data = {}) => `id: ${seq}\nevent: ${type}\ndata: ${JSON.stringify({ seq, run_id: "r", at: "", type, data })}\n\n`;
const stream = (text: string) => new Response(text, { headers: { "Content-Type": "text/event-stream" } });

/** A server that gives the prepared answers one after another and remembers what it was asked. */
function serve(...answers: (Response | Error)[]): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request);
    const answer = answers.shift();
    return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new TypeError("nothing left"));
  });
  return asked;
}

function follow(): { events: RunEvent[]; problem: Promise<Problem>; ended: Promise<void>; stop: () => void } {
  const events: RunEvent[] = [];
  let stop: () => void = () => undefined;
  let refuse: (problem: Problem) => void;
  const problem = new Promise<Problem>((resolve) => (refuse = resolve));
  const ended = new Promise<void>((resolve) => {
    stop = followRun("r", 0, {
      onEvents: (batch) => {
        events.push(...batch);
        if (batch.some(({ type }) => type === "run.completed")) resolve();
      },
      onProblem: (found) => refuse(found),
    });
  });
  return { events, problem, ended, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("continues after a lost connection from the last event it saw", async () => {
  const asked = serve(stream(line(1, "run.queued") + line(2, "run.status", { status: "running" })), new TypeError("down"), stream(line(3, "run.completed")));
  const { events, ended } = follow();
  await vi.advanceTimersByTimeAsync(5_000);
  await ended;
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(asked.map((request) => request.headers.get("Last-Event-ID"))).toEqual([null, "2", "2"]);
});

it("asks no more after a terminal event", async () => {
  const asked = serve(stream(line(1, "run.completed")));
  await follow().ended;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
});

it("tells what the server refused, and does not insist", async () => {
  const body = JSON.stringify({ code: "not_found", detail: "No such run." });
  const asked = serve(new Response(body, { status: 404, headers: { "Content-Type": "application/problem+json" } }));
  const { problem } = follow();
  expect(await problem).toMatchObject({ code: "not_found", message: "No such run." });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
});

it("stops when nobody looks any more", async () => {
  const asked = serve(new TypeError("down"));
  const { stop } = follow();
  await vi.advanceTimersByTimeAsync(1);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
});
