import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap, type Chat } from "@/api/client";
import { messageOf } from "@/api/problem";
import { chatQuery } from "@/api/queries";

const refused = (error: unknown) => toast.error(messageOf(error));

/** Changes a chat's title, its model, or whether its browser is kept. */
export function useChangeChat() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; title?: string; model?: string; persistent?: boolean }) =>
      unwrap(api.PATCH("/api/v1/chats/{id}", { params: { path: { id } }, body })),
    onSuccess: (chat) => {
      queries.setQueryData(chatQuery(chat.id).queryKey, chat);
      return queries.invalidateQueries({ queryKey: ["chats", "list"] });
    },
    onError: refused,
  });
}

/** Has the browser of a chat that sleeps begin to wake up. That it did not matters to nobody: the message wakes it then. */
export async function prepareChat({ id, session }: Pick<Chat, "id" | "session">): Promise<void> {
  if (session.status !== "parked") return;
  await api.POST("/api/v1/chats/{id}/prepare", { params: { path: { id } } }).catch(() => undefined);
}

/** Makes a chat of this one up to a message, with the browser as it was then. */
export function useBranch(chatId: string, onBranched: (chat: Chat) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (messageId: string) => unwrap(api.POST("/api/v1/chats/{id}/branch", { params: { path: { id: chatId } }, body: { message_id: messageId } })),
    onSuccess: (chat) => {
      queries.setQueryData(chatQuery(chat.id).queryKey, chat);
      toast.success("New chat, with the browser as it was then");
      onBranched(chat);
      return queries.invalidateQueries({ queryKey: ["chats", "list"] });
    },
    onError: refused,
  });
}

/** Deletes a chat with its messages and its browser. */
export function useDeleteChat(onDeleted: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/chats/{id}", { params: { path: { id } } })),
    onSuccess: (_, id) => {
      onDeleted(id);
      toast.success("Chat deleted");
      return queries.invalidateQueries({ queryKey: ["chats", "list"] });
    },
    onError: refused,
  });
}
