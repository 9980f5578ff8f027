import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, scoped, unwrap, type Scope } from "@/api/client";
import { messageOf } from "@/api/problem";
import { summarize } from "./outcomes";
import type { Status } from "./queries";
import { hideSession, showSession } from "./shown";

const refused = (error: unknown) => toast.error(messageOf(error));

export type Move = "release" | "park" | "resume";

/** What a move led to so far: the server answers before a browser is saved or found. */
const said: Record<Status, string> = {
  queued: "Waiting for a browser",
  starting: "Waking the session",
  active: "The session is awake",
  held: "Session stands by",
  parking: "Saving the session’s state, then its browser is given back",
  parked: "Session parked",
  ended: "Session released",
};

/** Releases, parks or resumes a session. */
export function useMoveSession(scope: Scope) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, move }: { id: string; move: Move }) => unwrap(api.POST(`/api/v1/sessions/{id}/${move}`, { params: { path: { id }, query: scoped(scope) } })),
    onSuccess: (session) => {
      showSession(queries, session, scope);
      toast.success(said[session.status]);
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
    onSuccess: (_, id) => {
      hideSession(queries, id);
      onDeleted();
      toast.success("Session deleted");
      return queries.invalidateQueries({ queryKey: ["sessions", "list"] });
    },
    onError: refused,
  });
}

/** Releases many sessions and, once the lists show it, says what became of them. */
export function useReleaseSessions(scope: Scope, onReleased: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => unwrap(api.POST("/api/v1/sessions/bulk-release", { params: { query: scoped(scope) }, body: { ids } })),
    onSuccess: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ["sessions"] });
      onReleased();
      const { text, complete } = summarize(data.map(({ outcome }) => outcome));
      if (complete) toast.success(text);
      else toast.warning(text);
    },
    onError: refused,
  });
}
