import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";

export const loginsQuery = queryOptions({ queryKey: ["logins"], queryFn: async () => (await unwrap(api.GET("/api/v1/me/logins"))).data });

/** Whether anybody may create an account; asked before anybody is signed in. */
export const registrationQuery = queryOptions({ queryKey: ["registration"], staleTime: 60_000, retry: false, queryFn: () => unwrap(api.GET("/api/v1/registration")) });
