import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, scoped, unwrap, type Scope } from "@/api/client";
import type { Range } from "./range";

export const groups = { day: "By day", chat: "By chat", session: "By session", user: "By user" } as const;

export type Group = keyof typeof groups;

export const isGroup = (name: unknown): name is Group => typeof name === "string" && name in groups;

/** What still runs grows without anything changing, so it is asked for again now and then. */
const AGAIN = 15_000;

export const usageQuery = (range: Range, group: Group, scope: Scope) =>
  queryOptions({
    queryKey: ["usage", "report", range, group, scope],
    queryFn: () => unwrap(api.GET("/api/v1/usage", { params: { query: { ...range, group, ...scoped(scope) } } })),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });

export const intervalsQuery = (range: Range, scope: Scope) =>
  infiniteQueryOptions({
    queryKey: ["usage", "intervals", range, scope],
    initialPageParam: "",
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/usage/intervals", { params: { query: { ...range, ...scoped(scope), limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const allowanceQuery = queryOptions({ queryKey: ["usage", "allowance"], queryFn: () => unwrap(api.GET("/api/v1/usage/allowance")), refetchInterval: AGAIN });

/** Where the intervals of the range are as CSV. */
export const exportAddress = (range: Range, scope: Scope): string => `/api/v1/usage/intervals/export?${new URLSearchParams({ ...range, ...scoped(scope) }).toString()}`;
