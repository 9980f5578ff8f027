import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, scoped, unwrap, type Profile, type Scope } from "@/api/client";
import { messageOf } from "@/api/problem";
import type { ProfileFields } from "./fields";

const refused = (error: unknown) => toast.error(messageOf(error));
const stale = { queryKey: ["profiles"] };

async function take(id: string, archive: File, scope: Scope = "own") {
  return unwrap(api.POST("/api/v1/profiles/{id}/import", { params: { path: { id }, query: scoped(scope) }, body: "", bodySerializer: () => archive, headers: { "Content-Type": "application/octet-stream" } }));
}

/** Makes a profile, from an archive when there is one; one whose archive is refused is not kept. */
export function useCreateProfile(onCreated: (profile: Profile) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ fields, archive }: { fields: ProfileFields; archive: File | null }) => {
      const profile = await unwrap(api.POST("/api/v1/profiles", { body: fields }));
      if (!archive) return profile;
      try {
        await take(profile.id, archive);
        return profile;
      } catch (error) {
        await unwrap(api.DELETE("/api/v1/profiles/{id}", { params: { path: { id: profile.id } } }));
        throw error;
      }
    },
    onSuccess: (profile) => {
      toast.success(`Profile “${profile.name}” created`);
      onCreated(profile);
      return queries.invalidateQueries(stale);
    },
  });
}

export function useChangeProfile(id: string, scope: Scope, onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileFields) => unwrap(api.PATCH("/api/v1/profiles/{id}", { params: { path: { id }, query: scoped(scope) }, body })),
    onSuccess: () => {
      toast.success("Profile saved");
      onChanged();
      return queries.invalidateQueries(stale);
    },
  });
}

export function useDeleteProfile(id: string, scope: Scope, onDeleted: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/profiles/{id}", { params: { path: { id }, query: scoped(scope) } })),
    onSuccess: () => {
      toast.success("Profile deleted, and its key destroyed");
      onDeleted();
      return queries.invalidateQueries({ queryKey: ["profiles", "list"] });
    },
  });
}

export function useImport(id: string, scope: Scope) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (archive: File) => take(id, archive, scope),
    onSuccess: ({ number }) => {
      toast.success(`Imported as snapshot ${number}`);
      return queries.invalidateQueries(stale);
    },
    onError: refused,
  });
}

export function useRestore(id: string, scope: Scope) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (number: number) => unwrap(api.POST("/api/v1/profiles/{id}/restore", { params: { path: { id }, query: scoped(scope) }, body: { number } })),
    onSuccess: ({ number, source_number }) => {
      toast.success(`Snapshot ${source_number ?? ""} is the newest again, as number ${number}`);
      return queries.invalidateQueries(stale);
    },
    onError: refused,
  });
}

export function useFork(id: string, scope: Scope, onForked: (profile: Profile) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; description: string | null; number: number | null }) =>
      unwrap(api.POST("/api/v1/profiles/{id}/fork", { params: { path: { id }, query: scoped(scope) }, body })),
    onSuccess: (profile) => {
      toast.success(`Profile “${profile.name}” created`);
      onForked(profile);
      return queries.invalidateQueries(stale);
    },
  });
}
