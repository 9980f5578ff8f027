import { useMutation, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, scoped, unwrap, type Pool, type PoolPage, type Scope, type Session } from "@/api/client";
import { messageOf } from "@/api/problem";
import type { NewPool, PoolChange } from "./poolForm";
import { poolQuery } from "./queries";

const refused = (error: unknown) => toast.error(messageOf(error));

/** Creates a pool; what is wrong with its fields stays with the form. */
export function useCreatePool(onCreated: (pool: Pool) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPool) => unwrap(api.POST("/api/v1/pools", { body })),
    onSuccess: (pool) => {
      toast.success(`Pool “${pool.name}” created`);
      onCreated(pool);
      return queries.invalidateQueries({ queryKey: ["pools"] });
    },
  });
}

/** Changes a pool; what is wrong with its fields stays with the form. */
export function useChangePool(pool: string, scope: Scope, onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: PoolChange) => unwrap(api.PATCH("/api/v1/pools/{pool}", { params: { path: { pool }, query: scoped(scope) }, body })),
    onSuccess: (changed) => {
      queries.setQueryData(poolQuery(pool, scope).queryKey, changed);
      toast.success("Pool saved");
      onChanged();
      return queries.invalidateQueries({ queryKey: ["pools"] });
    },
  });
}

export type PoolMove = "pause" | "resume" | "drain";

const done: Record<PoolMove, string> = {
  pause: "Pool paused: it gives out no browsers",
  resume: "Pool resumed",
  drain: "Draining: warm browsers end now, the others when they are given back",
};

/** Pauses, resumes or drains a pool. */
export function useMovePool(pool: string, scope: Scope) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (move: PoolMove) => unwrap(api.POST(`/api/v1/pools/{pool}/${move}`, { params: { path: { pool }, query: scoped(scope) } })),
    onSuccess: (changed, move) => {
      queries.setQueryData(poolQuery(pool, scope).queryKey, changed);
      toast.success(done[move]);
      return queries.invalidateQueries({ queryKey: ["pools"] });
    },
    onError: refused,
  });
}

/** Warms that many browsers now. */
export function useScalePool(pool: string, scope: Scope, onScaled: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (warm: number) => unwrap(api.POST("/api/v1/pools/{pool}/scale", { params: { path: { pool }, query: scoped(scope) }, body: { warm } })),
    onSuccess: (_, warm) => {
      toast.success(`Warming up to ${warm} for the next 15 minutes`);
      onScaled();
      return queries.invalidateQueries({ queryKey: ["pools"] });
    },
  });
}

export function useDeletePool(pool: string, scope: Scope, onDeleted: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/pools/{pool}", { params: { path: { pool }, query: scoped(scope) } })),
    onSuccess: () => {
      queries.setQueriesData<InfiniteData<PoolPage>>({ queryKey: ["pools", "list"] }, (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, data: page.data.filter(({ id }) => id !== pool) })) });
      toast.success("Pool deleted");
      onDeleted();
      return queries.invalidateQueries({ queryKey: ["pools", "list"] });
    },
    onError: refused,
  });
}

/** Claims a session to try the pool out. */
export function useClaimTest(pool: string, scope: Scope, onClaimed: (session: Session) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/pools/{pool}/claim", { params: { path: { pool }, query: scoped(scope) }, body: { name: "Test session" } })),
    onSuccess: (session) => {
      onClaimed(session);
      return queries.invalidateQueries({ queryKey: ["sessions", "list"] });
    },
    onError: refused,
  });
}
