import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap, type Extension } from "@/api/client";
import { messageOf } from "@/api/problem";

const refused = (error: unknown) => toast.error(messageOf(error));

/** Sends a zip file; what is wrong with it is the server's to say. */
export function useUploadExtension(onUploaded: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return unwrap(api.POST("/api/v1/extensions", { body: { file: "" }, bodySerializer: () => body }));
    },
    onSuccess: async (extension) => {
      await queries.invalidateQueries({ queryKey: ["extensions"] });
      onUploaded(extension.id);
    },
    onError: refused,
  });
}

/** Deletes an extension; one that a pool still loads stays. */
export function useDeleteExtension(onDeleted: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Extension) => unwrap(api.DELETE("/api/v1/extensions/{id}", { params: { path: { id } } })),
    onSuccess: (_, { id, name }) => {
      onDeleted(id);
      toast.success(`Extension “${name}” deleted`);
      return queries.invalidateQueries({ queryKey: ["extensions"] });
    },
    onError: refused,
  });
}
