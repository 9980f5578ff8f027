import { useQuery } from "@tanstack/react-query";
import { meQuery } from "./queries";

/** Who is signed in, and whether the console shows them what only admins may see. */
export function useMe() {
  const { data: me } = useQuery(meQuery);
  return { me: me ?? null, isAdmin: me?.role === "admin" };
}
