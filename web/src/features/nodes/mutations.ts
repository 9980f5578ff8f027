import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap } from "@/api/client";
import { messageOf } from "@/api/problem";

/** Ends a node: once its session gives it back, or now with its session parked first. */
export function useDrainNode() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, now }: { id: string; now: boolean }) => unwrap(api.POST("/api/v1/nodes/{id}/drain", { params: { path: { id }, query: now ? { now } : {} } })),
    onSuccess: (_, { now }) => {
      toast.success(now ? "Parking its session, then the node ends" : "The node ends once it is free");
      return Promise.all([queries.invalidateQueries({ queryKey: ["nodes"] }), queries.invalidateQueries({ queryKey: ["pools"] })]);
    },
    onError: (error) => toast.error(messageOf(error)),
  });
}
