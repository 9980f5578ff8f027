import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";

export const usersQuery = (query: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["users", "list", { query }],
    initialPageParam: "",
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/users", { params: { query: { ...(query && { query }), ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const settingsQuery = queryOptions({ queryKey: ["users", "settings"], queryFn: () => unwrap(api.GET("/api/v1/settings")) });

/** What everybody used this month, and may use. */
export const allowancesQuery = queryOptions({ queryKey: ["users", "allowances"], queryFn: async () => (await unwrap(api.GET("/api/v1/usage/allowances"))).data });
