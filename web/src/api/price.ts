import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";

/** What a browser costs from now on. */
export const priceQuery = queryOptions({ queryKey: ["usage", "price"], queryFn: () => unwrap(api.GET("/api/v1/usage/price")), staleTime: 60_000 });
