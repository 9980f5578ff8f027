import type { QueryClient } from "@tanstack/react-query";
import { meQuery } from "@/api/queries";
import { forgetRunLogs } from "@/features/run/runLog";

/** Leaves the pages of whoever was signed in and then drops all they had seen: the next one may be somebody else. */
export async function forget(queries: QueryClient, leave: () => Promise<void>): Promise<void> {
  queries.setQueryData(meQuery.queryKey, null);
  await leave();
  // Not before: what is still on the screen would ask for its things anew.
  queries.removeQueries({ predicate: ({ queryKey: [first] }) => first !== meQuery.queryKey[0] });
  queries.getMutationCache().clear();
  forgetRunLogs();
}
