import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api, scoped, unwrap, type Scope } from "@/api/client";

export interface AuditFilter {
  action?: string | undefined;
  actor?: string | undefined;
  target?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  scope: Scope;
}

/** A day as the moment it begins, or for the end of a range the last moment of it. */
const momentOf = (day: string, end: boolean): string | undefined => {
  const moment = new Date(`${day}T${end ? "23:59:59.999" : "00:00:00"}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
};

/** The filter as the API takes it: only what is set, days as moments. */
export function parametersOf({ action, actor, target, from, to, scope }: AuditFilter) {
  const start = from && momentOf(from, false);
  const end = to && momentOf(to, true);
  return { ...(action && { action }), ...(actor && { actor }), ...(target && { target }), ...(start && { from: start }), ...(end && { to: end }), ...scoped(scope) };
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    initialPageParam: "",
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/audit", { params: { query: { ...parametersOf(filter), limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Where the same entries are as CSV. */
export const exportAddress = (filter: AuditFilter): string => `/api/v1/audit/export?${new URLSearchParams(parametersOf(filter)).toString()}`;
