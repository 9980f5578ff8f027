import { toast } from "sonner";
import type { Run } from "@/api/client";
import { messageOf } from "@/api/problem";
import { useMe } from "@/api/useMe";
import type { RunControlsProps } from "@/features/composer/RunControls";
import type { Takes } from "@/features/composer/mode";
import type { Hands } from "@/features/live/hands";
import { isTooLate, useAnswer, useControl, usePauseRun, useResumeRun, useSteer } from "@/features/run/mutations";
import { openAsk, pauseState, type RunView } from "@/features/run/view";

/** What people may do beside a run at work: pause it, tell it something, answer it, take its browser over. */
export function useOversight(run: Run | null, view: RunView, running: boolean) {
  const { me } = useMe();
  const id = run?.id ?? "";
  const steering = useSteer();
  const answering = useAnswer(id);
  const pausing = usePauseRun();
  const resuming = useResumeRun();
  const control = useControl();

  const status = view.lastSeq > 0 ? view.status : (run?.status ?? "queued");
  const atWork = running && status !== "queued";
  const ask = running ? openAsk(view) : null;
  const input = ask?.kind === "input" ? ask : null;
  const state = pauseState({ status, pauseRequested: view.lastSeq > 0 ? view.pauseRequested : (run?.pause_requested ?? false) });
  const holder = running ? (view.lastSeq > 0 ? view.holder : (run?.control?.holder ?? null)) : null;
  const wanted = control.variables?.runId === id && control.variables.action === "take" && !control.isError;

  const resume = () => {
    // Whoever lets the run go on does not wait for its browser any more.
    control.reset();
    resuming.mutate(id);
  };
  const takes: Takes = input ? { kind: "answer", id: input.id, secret: input.input.kind === "code" } : atWork ? { kind: "words" } : { kind: "nothing" };
  const pause: RunControlsProps["pause"] = atWork && (holder === null || holder === me?.id) ? { state, onPause: () => pausing.mutate(id), onResume: resume } : undefined;
  const hands: Hands = {
    holder: holder === null ? null : holder === me?.id ? "you" : "other",
    coming: wanted && holder === null && (control.isPending || state === "pausing"),
    onTake: atWork ? () => control.mutate({ runId: id, action: "take" }) : null,
    onGiveBack: () => control.mutate({ runId: id, action: "give_back" }),
  };

  return {
    ask,
    takes,
    /** Words are on their way to the run. */
    telling: steering.isPending || answering.isPending,
    pause,
    standstill: ask ? ("asking" as const) : state === "paused" ? ("paused" as const) : null,
    hands,
    togglePause: pause && (state === "off" ? pause.onPause : pause.onResume),
    steer: (text: string) => steering.mutateAsync({ runId: id, text }),
    answer: (text: string) =>
      answering.mutateAsync(text).catch((error: unknown) => {
        if (isTooLate(error)) toast.error(messageOf(error));
        throw error;
      }),
  };
}
