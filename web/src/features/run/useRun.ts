import { useSyncExternalStore } from "react";
import { runLog, type RunLogState } from "./runLog";
import { emptyRun } from "./view";

const nothing: RunLogState = { view: emptyRun, problem: null };
const never = () => () => undefined;

/** A run's view, kept up to date while the component is shown. Without an id there is nothing to follow. */
export function useRun(runId: string | null): RunLogState {
  const log = runId === null ? null : runLog(runId);
  return useSyncExternalStore(log?.subscribe ?? never, log?.state ?? (() => nothing));
}
