import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";

export const tokensQuery = queryOptions({ queryKey: ["tokens"], queryFn: async () => (await unwrap(api.GET("/api/v1/tokens"))).data });
