import type { Problem } from "@/api/problem";
import { reduceRun } from "./reducer";
import { followRun } from "./transport";
import { emptyRun, type RunView } from "./view";

export interface RunLogState {
  view: RunView;
  problem: Problem | null;
}

/** One run's log, shared by every view of it: followed while somebody looks, continued where it stopped. */
class RunLog {
  #state: RunLogState = { view: emptyRun, problem: null };
  readonly #listeners = new Set<() => void>();
  readonly #runId: string;
  #unfollow: (() => void) | null = null;

  constructor(runId: string) {
    this.#runId = runId;
  }

  readonly state = (): RunLogState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#unfollow && !this.#state.view.outcome) this.#follow();
    return () => {
      this.#listeners.delete(listener);
      if (this.idle) this.#stop();
    };
  };

  get idle(): boolean {
    return this.#listeners.size === 0;
  }

  #follow(): void {
    this.#unfollow = followRun(this.#runId, this.#state.view.lastSeq, {
      onEvents: (events) => this.#set({ ...this.#state, view: events.reduce(reduceRun, this.#state.view) }),
      onProblem: (problem) => this.#set({ ...this.#state, problem }),
    });
  }

  #stop(): void {
    this.#unfollow?.();
    this.#unfollow = null;
  }

  #set(state: RunLogState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const KEPT = 40;
const logs = new Map<string, RunLog>();

/** Drops all logs; views that are still open keep theirs until they close. */
export const forgetRunLogs = (): void => logs.clear();

/** The log of a run. The last ones looked at are kept, so that going back to a chat shows it at once. */
export function runLog(runId: string): RunLog {
  const log = logs.get(runId) ?? new RunLog(runId);
  logs.delete(runId);
  logs.set(runId, log);
  for (const [id, old] of logs) {
    if (logs.size <= KEPT) break;
    if (old.idle && id !== runId) logs.delete(id);
  }
  return log;
}
