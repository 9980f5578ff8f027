import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, scoped, unwrap, type Scope, type Session } from "@/api/client";

export type Status = Session["status"];

/** What the list of sessions is narrowed down to. */
export interface SessionFilter {
  statuses?: readonly Status[];
  pool?: string | undefined;
  query?: string | undefined;
  scope: Scope;
  limit?: number;
}

export const sessionsQuery = ({ statuses = [], pool, query, scope, limit = 50 }: SessionFilter) =>
  infiniteQueryOptions({
    queryKey: ["sessions", "list", { statuses, pool, query, scope, limit }],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/sessions", {
          params: {
            query: {
              limit,
              ...scoped(scope),
              ...(statuses.length > 0 && { status: [...statuses] }),
              ...(pool && { pool }),
              ...(query && { query }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const sessionQuery = (id: string, scope: Scope) =>
  queryOptions({
    queryKey: ["sessions", id, { scope }],
    queryFn: () => unwrap(api.GET("/api/v1/sessions/{id}", { params: { path: { id }, query: scoped(scope) } })),
  });

export const downloadsQuery = (id: string, scope: Scope) =>
  queryOptions({
    queryKey: ["sessions", id, "downloads", { scope }],
    queryFn: async () => (await unwrap(api.GET("/api/v1/sessions/{id}/downloads", { params: { path: { id }, query: scoped(scope) } }))).data,
  });

export const sessionEventsQuery = (id: string, scope: Scope) =>
  queryOptions({
    queryKey: ["sessions", id, "events", { scope }],
    queryFn: async () => (await unwrap(api.GET("/api/v1/sessions/{id}/events", { params: { path: { id }, query: scoped(scope) } }))).data,
  });
