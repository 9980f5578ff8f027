import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, unwrap, type Chat, type Me } from "./client";
import { Problem } from "./problem";

const UNFINISHED = new Set(["queued", "acquiring", "restoring", "running", "paused", "requires_action"]);

/** Whether a run still has something to do. */
export const isUnfinished = (run: { status: string }): boolean => UNFINISHED.has(run.status);

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  staleTime: Infinity,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await unwrap(api.GET("/api/v1/me"));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
});

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  staleTime: 60_000,
  queryFn: async () => (await unwrap(api.GET("/api/v1/models"))).data,
});

export const chatsQuery = infiniteQueryOptions({
  queryKey: ["chats", "list"],
  initialPageParam: "",
  queryFn: ({ pageParam }) =>
    unwrap(api.GET("/api/v1/chats", { params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

/** Which chats have a run that waits for its person. Stale with the list, so it is asked for again whenever that is. */
export const needingQuery = queryOptions({
  queryKey: ["chats", "list", "needing"],
  queryFn: async (): Promise<ReadonlySet<string>> => {
    const runs = await unwrap(api.GET("/api/v1/runs", { params: { query: { status: ["requires_action"], limit: 100 } } }));
    return new Set(runs.data.flatMap(({ chat_id }) => chat_id ?? []));
  },
});

export const chatQuery = (id: string) =>
  queryOptions({
    queryKey: ["chats", id],
    queryFn: () => unwrap(api.GET("/api/v1/chats/{id}", { params: { path: { id } } })),
    // A second tab or an API caller can write to the same chat, and the browser behind it comes and goes.
    refetchInterval: ({ state }) => (state.data?.active_run_id ? 2_000 : 5_000),
  });

const HOLDING = new Set(["starting", "active", "parking"]);

/** The messages of a chat, asked for again whenever the chat itself changed, or its browser came or went: what a message cost is known when it has gone. */
export const messagesQuery = (chat: Chat) =>
  queryOptions({
    queryKey: ["chats", chat.id, "messages", chat.updated_at, chat.active_run_id, HOLDING.has(chat.session.status)],
    queryFn: async () => (await unwrap(api.GET("/api/v1/chats/{id}/messages", { params: { path: { id: chat.id } } }))).data,
    placeholderData: keepPreviousData,
  });
