import { QueryClient } from "@tanstack/react-query";
import { Problem, Unreachable } from "@/api/problem";
import { reachability } from "@/api/reachability";
import { backoff } from "@/lib/backoff";

/** Reads are tried again while the server is away; what the server refused is not asked twice. */
export function retry(failures: number, error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  if (error instanceof Problem && error.status < 500) return false;
  return failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // The server is often on this very machine, so being offline says nothing about reaching it.
    queries: { retry, retryDelay: (failures) => backoff(failures), networkMode: "always", staleTime: 1_000 },
    mutations: { networkMode: "always" },
  },
});

// What was missed while the server was away is asked for as soon as it is back.
reachability.subscribe(() => {
  if (reachability.current()) void queryClient.invalidateQueries();
});
