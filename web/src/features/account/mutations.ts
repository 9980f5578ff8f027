import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap, type Me } from "@/api/client";
import { messageOf } from "@/api/problem";
import { meQuery } from "@/api/queries";
import { count } from "@/lib/format";

const refused = (error: unknown) => toast.error(messageOf(error));

export function useChangeEmail(onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; current_password: string }) => unwrap(api.PATCH("/api/v1/me", { body })),
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      toast.success(`You sign in as ${me.email} from now on`);
      onChanged();
    },
  });
}

export function useChangePassword(onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) => unwrap(api.POST("/api/v1/me/password", { body })),
    onSuccess: () => {
      toast.success("Password changed. Your other logins have ended.");
      onChanged();
      return queries.invalidateQueries({ queryKey: ["logins"] });
    },
  });
}

export function useEndLogin() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/me/logins/{id}", { params: { path: { id } } })),
    onSuccess: () => {
      toast.success("Signed out there");
      return queries.invalidateQueries({ queryKey: ["logins"] });
    },
    onError: refused,
  });
}

/** Ends all logins. Whether this one is among them shows when the server is asked who is signed in. */
export function useSignOutEverywhere() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/me/sign-out-everywhere")),
    onSuccess: ({ ended }) => {
      toast.success(ended === 0 ? "You were signed in nowhere else" : `Signed out everywhere: ${count(ended, "login")} ended`);
      return queries.invalidateQueries();
    },
    onError: refused,
  });
}

/** What all ways of signing in share: nothing that was seen before counts for who signs in now. */
function useSignedIn(onSignedIn: () => void): (me: Me) => void {
  const queries = useQueryClient();
  return (me) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    onSignedIn();
  };
}

export function useSignIn(onSignedIn: () => void) {
  const signedIn = useSignedIn(onSignedIn);
  return useMutation({ mutationFn: (body: { email: string; password: string }) => unwrap(api.POST("/api/v1/login", { body })), onSuccess: signedIn });
}

export function useAcceptInvitation(onSignedIn: () => void) {
  const signedIn = useSignedIn(onSignedIn);
  return useMutation({ mutationFn: (body: { token: string; password: string }) => unwrap(api.POST("/api/v1/welcome", { body })), onSuccess: signedIn });
}

export function useRegister(onSignedIn: () => void) {
  const signedIn = useSignedIn(onSignedIn);
  return useMutation({ mutationFn: (body: { email: string; password: string }) => unwrap(api.POST("/api/v1/registration", { body })), onSuccess: signedIn });
}
