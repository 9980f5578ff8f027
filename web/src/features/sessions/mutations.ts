import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, scoped, unwrap, type Scope } from "@/api/client";
import { messageOf } from "@/api/problem";
import { sessionQuery } from "./queries";
import { summarize } from "./outcomes";

const refused = (error: unknown) => toast.error(messageOf(error));

export type Move = "release" | "park" | "resume";

const done: Record<Move, string> = { release: "Session released", park: "Session parked", resume: "Waking the session" };

/** Releases, parks or resumes a session. */
export function useMoveSession(scope: Scope) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, move }: { id: string; move: Move }) => unwrap(api.POST(`/api/v1/sessions/{id}/${move}`, { params: { path: { id }, query: scoped(scope) } })),
    onSuccess: (session, { move }) => {
      queries.setQueryData(sessionQuery(session.id, scope).queryKey, session);
      toast.success(done[move]);
      return queries.invalidateQueries({ queryKey: ["sessions"] });
    },
    onError: refused,
  });
}

/** Ends a session for good and takes it off the lists. */
export function useDeleteSession(scope: Scope, onDeleted: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/sessions/{id}", { params: { path: { id }, query: scoped(scope) } })),
    onSuccess: () => {
      onDeleted();
      toast.success("Session deleted");
      return queries.invalidateQueries({ queryKey: ["sessions", "list"] });
    },
    onError: refused,
  });
}

/** Releases many sessions and says what became of them. */
export function useReleaseSessions(scope: Scope, onReleased: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => unwrap(api.POST("/api/v1/sessions/bulk-release", { params: { query: scoped(scope) }, body: { ids } })),
    onSuccess: ({ data }) => {
      onReleased();
      const { text, complete } = summarize(data.map(({ outcome }) => outcome));
      if (complete) toast.success(text);
      else toast.warning(text);
      return queries.invalidateQueries({ queryKey: ["sessions"] });
    },
    onError: refused,
  });
}
