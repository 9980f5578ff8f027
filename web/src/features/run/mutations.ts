import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap } from "@/api/client";
import { messageOf, Problem } from "@/api/problem";
import type { ApprovalScope } from "./events";

const refused = (error: unknown) => toast.error(messageOf(error));
const path = (id: string) => ({ params: { path: { id } } });

/** Refused because somebody else was faster, or time was. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof Problem && (error.code === "approval_over" || error.code === "no_input_wanted" || error.code === "run_over");

/** Whatever came of it, the chat is asked for again: others may have done something meanwhile. */
function useRunMutation<T, R>(call: (variables: T) => Promise<R>, onError: (error: unknown) => unknown = refused) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: call, onError, onSettled: () => void queries.invalidateQueries({ queryKey: ["chats"] }) });
}

/** What to tell about an approval or an answer that came too late is said where it was asked. */
const refusedUnlessLate = (error: unknown) => !isTooLate(error) && refused(error);

export interface Deciding {
  decision: "approve" | "deny";
  scope?: ApprovalScope;
  note?: string;
}

/** Allows or refuses what a run wants to do. */
export const useDecide = (runId: string, approval: string) =>
  useRunMutation(
    (body: Deciding) => unwrap(api.POST("/api/v1/runs/{id}/approvals/{approval}", { params: { path: { id: runId, approval } }, body })),
    refusedUnlessLate,
  );

/** Answers what a run asks. */
export const useAnswer = (runId: string) =>
  useRunMutation((text: string) => unwrap(api.POST("/api/v1/runs/{id}/input", { ...path(runId), body: { text } })), refusedUnlessLate);

/** Tells a run something, which it reads before its next step. */
export const useSteer = () =>
  useRunMutation(({ runId, text }: { runId: string; text: string }) =>
    unwrap(api.POST("/api/v1/runs/{id}/messages", { ...path(runId), body: { text } })),
  );

/** Lets a run stand still before its next action. */
export const usePauseRun = () => useRunMutation((runId: string) => unwrap(api.POST("/api/v1/runs/{id}/pause", path(runId))));

/** Lets a paused run go on. */
export const useResumeRun = () => useRunMutation((runId: string) => unwrap(api.POST("/api/v1/runs/{id}/resume", path(runId))));

/** Takes a run's browser into one's own hands, or gives it back and lets the run go on. */
export const useControl = () =>
  useRunMutation(({ runId, action }: { runId: string; action: "take" | "give_back" }) =>
    unwrap(api.POST("/api/v1/runs/{id}/control", { ...path(runId), body: { action } })),
  );
