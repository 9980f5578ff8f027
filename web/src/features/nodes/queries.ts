import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";

export const nodesQuery = ({ pool, state }: { pool?: string | undefined; state?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ["nodes", { pool, state }],
    initialPageParam: "",
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/nodes", { params: { query: { ...(pool && { pool }), ...(state && { state }), ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    // Load and memory change all the time without anybody saying so.
    refetchInterval: 5_000,
  });
