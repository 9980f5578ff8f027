import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Scope, Session, SessionPage } from "@/api/client";
import { sessionQuery } from "./queries";

/** Shows a session as the server just answered it, on its page and in every list, without waiting for those to be asked for again. */
export function showSession(queries: QueryClient, session: Session, scope: Scope): void {
  queries.setQueryData(sessionQuery(session.id, scope).queryKey, session);
  changeLists(queries, (rows) => rows.map((row) => (row.id === session.id ? session : row)));
}

/** Takes a session off every list. */
export function hideSession(queries: QueryClient, id: string): void {
  changeLists(queries, (rows) => rows.filter((row) => row.id !== id));
}

function changeLists(queries: QueryClient, change: (rows: Session[]) => Session[]): void {
  queries.setQueriesData<InfiniteData<SessionPage>>({ queryKey: ["sessions", "list"] }, (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, data: change(page.data) })) });
}
