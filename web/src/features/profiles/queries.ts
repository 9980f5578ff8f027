import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, scoped, unwrap, type Scope } from "@/api/client";

export const profilesQuery = ({ scope, query }: { scope: Scope; query?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ["profiles", "list", { scope, query }],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(api.GET("/api/v1/profiles", { params: { query: { ...scoped(scope), ...(query && { query }), ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const profileQuery = (id: string, scope: Scope) =>
  queryOptions({
    queryKey: ["profiles", id, { scope }],
    queryFn: () => unwrap(api.GET("/api/v1/profiles/{id}", { params: { path: { id }, query: scoped(scope) } })),
  });

export const snapshotsQuery = (id: string, scope: Scope) =>
  queryOptions({
    queryKey: ["profiles", id, "snapshots", { scope }],
    queryFn: async () => (await unwrap(api.GET("/api/v1/profiles/{id}/snapshots", { params: { path: { id }, query: scoped(scope) } }))).data,
  });

/** Snapshots never change, so neither does what is between two. */
export const diffQuery = (id: string, from: number, to: number, scope: Scope) =>
  queryOptions({
    queryKey: ["profile-diffs", id, from, to],
    queryFn: () => unwrap(api.GET("/api/v1/profiles/{id}/diff", { params: { path: { id }, query: { from, to, ...scoped(scope) } } })),
    staleTime: Infinity,
  });
