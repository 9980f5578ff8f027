import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, scoped, unwrap, type Download, type Scope } from "@/api/client";
import { messageOf } from "@/api/problem";
import { downloadsQuery } from "./queries";

const refused = (error: unknown) => toast.error(messageOf(error));

/** Where the browser fetches a download from. */
export const addressOf = (session: string, { id }: Download, scope: Scope): string => `/api/v1/sessions/${session}/downloads/${id}${scope === "all" ? "?scope=all" : ""}`;

export function useDeleteDownload(session: string, scope: Scope) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id: download }: Download) => unwrap(api.DELETE("/api/v1/sessions/{id}/downloads/{download}", { params: { path: { id: session, download }, query: scoped(scope) } })),
    onSuccess: (_, { name }) => {
      toast.success(`“${name}” deleted`);
      return queries.invalidateQueries({ queryKey: downloadsQuery(session, scope).queryKey });
    },
    onError: refused,
  });
}

/** Sends a file to the session's browser; `onSent` is told the path that clients name it by. */
export function useSendFile(session: string, scope: Scope, onSent: (path: string) => void) {
  return useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return unwrap(api.POST("/api/v1/sessions/{id}/uploads", { params: { path: { id: session }, query: scoped(scope) }, body: { file: "" }, bodySerializer: () => body }));
    },
    onSuccess: ({ path }) => onSent(path),
    onError: refused,
  });
}
