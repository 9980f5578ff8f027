import { Problem } from "@/api/problem";
import { send } from "@/api/request";
import { backoff } from "@/lib/backoff";
import { isTerminal, type RunEvent } from "./events";
import { splitEvents } from "./sse";

/** The server pings every 15 s; a stream silent for this long is dead although nobody closed it. */
const SILENCE_MS = 45_000;

export interface Follower {
  onEvents: (events: RunEvent[]) => void;
  onProblem: (problem: Problem) => void;
}

/** Follows a run's event log from after `seq` until its terminal event, across lost connections. */
export function followRun(runId: string, seq: number, follower: Follower): () => void {
  const stop = new AbortController();
  void follow(runId, seq, follower, stop.signal);
  return () => stop.abort();
}

async function follow(runId: string, seq: number, follower: Follower, stop: AbortSignal): Promise<void> {
  let position = seq;
  for (let attempt = 0; !stop.aborted; attempt++) {
    try {
      for await (const events of read(runId, position, stop)) {
        attempt = 0;
        position = events.at(-1)?.seq ?? position;
        follower.onEvents(events);
        if (events.some(isTerminal)) return;
      }
    } catch (error) {
      if (error instanceof Problem && error.status < 500) {
        follower.onProblem(error);
        return;
      }
    }
    await pause(backoff(attempt), stop);
  }
}

async function* read(runId: string, after: number, stop: AbortSignal): AsyncGenerator<RunEvent[]> {
  const silence = new AbortController();
  const address = new URL(`/api/v1/runs/${runId}/events`, window.location.origin);
  const headers = { Accept: "text/event-stream", ...(after > 0 && { "Last-Event-ID": String(after) }) };
  const signal = AbortSignal.any([stop, silence.signal]);
  const response = await send(new Request(address, { headers, signal }));
  if (!response.ok) throw Problem.from(response, await response.json().catch(() => null));
  if (!response.body) return;

  const watch = watchdog(SILENCE_MS, () => silence.abort());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let rest = ""; ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      watch.feed();
      const split = splitEvents(rest + value);
      rest = split.rest;
      if (split.data.length > 0) yield split.data.map((data) => JSON.parse(data) as RunEvent);
    }
  } finally {
    watch.stop();
    void reader.cancel().catch(() => undefined);
  }
}

function watchdog(ms: number, bite: () => void) {
  let timer = setTimeout(bite, ms);
  return {
    feed: () => {
      clearTimeout(timer);
      timer = setTimeout(bite, ms);
    },
    stop: () => clearTimeout(timer),
  };
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) {
      resolve();
      return;
    }
    const over = () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    stop.addEventListener("abort", over);
  });
}
