import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap, type TokenScope } from "@/api/client";
import { messageOf } from "@/api/problem";

/** Creates a token; its secret is in the answer and nowhere else, so it is not kept in the cache of queries. */
export function useCreateToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; scopes: TokenScope[]; expires_at: string | null }) => unwrap(api.POST("/api/v1/tokens", { body })),
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
}

export function useRevokeToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/tokens/{id}", { params: { path: { id } } })),
    onSuccess: () => {
      toast.success("Token revoked: whatever used it is refused from now on");
      return queries.invalidateQueries({ queryKey: ["tokens"] });
    },
    onError: (error) => toast.error(messageOf(error)),
  });
}
