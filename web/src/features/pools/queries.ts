import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, scoped, unwrap, type Scope } from "@/api/client";

export const poolsQuery = ({ scope, query }: { scope: Scope; query?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ["pools", "list", { scope, query }],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(api.GET("/api/v1/pools", { params: { query: { ...scoped(scope), ...(query && { query }), ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const poolQuery = (pool: string, scope: Scope) =>
  queryOptions({
    queryKey: ["pools", pool, { scope }],
    queryFn: () => unwrap(api.GET("/api/v1/pools/{pool}", { params: { path: { pool }, query: scoped(scope) } })),
  });

export const queueQuery = (pool: string, scope: Scope) =>
  queryOptions({
    queryKey: ["pools", pool, "queue", { scope }],
    queryFn: async () => (await unwrap(api.GET("/api/v1/pools/{pool}/queue", { params: { path: { pool }, query: scoped(scope) } }))).data,
    // How long somebody has waited, and will, changes without an event.
    refetchInterval: ({ state }) => (state.data?.length ? 5_000 : false),
  });

export const poolNodesQuery = (pool: string, scope: Scope) =>
  queryOptions({
    queryKey: ["pools", pool, "nodes", { scope }],
    queryFn: async () => (await unwrap(api.GET("/api/v1/pools/{pool}/nodes", { params: { path: { pool }, query: scoped(scope) } }))).data,
  });

export const extensionsQuery = queryOptions({
  queryKey: ["extensions"],
  queryFn: async () => (await unwrap(api.GET("/api/v1/extensions"))).data,
});
