import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap, type Role, type User } from "@/api/client";
import { messageOf, Problem } from "@/api/problem";
import { count } from "@/lib/format";
import { settingsQuery } from "./queries";

/** Why a change of a user was refused; the last admin deserves more than a code. */
export function refusalOf(error: unknown): string {
  if (error instanceof Problem && error.code === "last_admin") {
    return "This is the only admin left. Make somebody else an admin first, so that nobody is locked out.";
  }
  return messageOf(error);
}

const refused = (error: unknown) => toast.error(refusalOf(error));

/** Creates an account and the link with which its owner sets a password. */
export function useInviteUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; role: Role }) => unwrap(api.POST("/api/v1/users", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["users"] }),
  });
}

/** Changes a role, disables or enables. */
export function useChangeUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; role?: Role; disabled?: boolean }) => unwrap(api.PATCH("/api/v1/users/{id}", { params: { path: { id } }, body })),
    onSuccess: (user, change) => {
      toast.success(saidOf(user, change));
      return queries.invalidateQueries({ queryKey: ["users"] });
    },
    onError: refused,
  });
}

function saidOf({ email, role }: User, { disabled }: { disabled?: boolean }): string {
  if (disabled === undefined) return role === "admin" ? `${email} is an admin now` : `${email} is no longer an admin`;
  return disabled ? `${email} is disabled and signed out` : `${email} can sign in again`;
}

/** Makes a link with which a user sets a new password. */
export function useResetUser(onLink: (link: string) => void) {
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST("/api/v1/users/{id}/reset", { params: { path: { id } } })),
    onSuccess: ({ link }) => onLink(link),
    onError: refused,
  });
}

export function useSignOutUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: User) => unwrap(api.POST("/api/v1/users/{id}/sign-out", { params: { path: { id } } })),
    onSuccess: ({ ended }, { email }) => {
      toast.success(ended === 0 ? `${email} was not signed in` : `${email}: ${count(ended, "login")} ended`);
      return queries.invalidateQueries({ queryKey: ["users"] });
    },
    onError: refused,
  });
}

/** Opens or closes registration. */
export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { self_registration: boolean }) => unwrap(api.PUT("/api/v1/settings", { body })),
    onSuccess: (settings) => {
      queries.setQueryData(settingsQuery.queryKey, settings);
      toast.success(settings.self_registration ? "Anybody who reaches this server can create an account now" : "Only invited people get an account now");
    },
    onError: refused,
  });
}

/** Gives somebody a monthly limit of their own, none at all, or the usual one. */
export function useSetAllowance(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, limit }: { id: string; limit: number | "none" | "usual" }) => {
      const params = { path: { id } };
      if (limit === "usual") return unwrap(api.DELETE("/api/v1/users/{id}/allowance", { params }));
      return unwrap(api.PUT("/api/v1/users/{id}/allowance", { params, body: limit === "none" ? { unlimited: true } : { monthly_minutes: limit } }));
    },
    onSuccess: async ({ user, monthly_minutes }) => {
      toast.success(monthly_minutes === null ? `${user.email} may use as much as they like` : `${user.email} may use ${count(monthly_minutes, "minute")} a month`);
      onDone();
      await queries.invalidateQueries({ queryKey: ["users"] });
    },
  });
}
