import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap, type Chat } from "@/api/client";
import { messageOf } from "@/api/problem";

export interface NewMessage {
  text: string;
  fileIds: string[];
}

const refused = (error: unknown) => toast.error(messageOf(error));

const post = (chatId: string, { text, fileIds }: NewMessage) =>
  unwrap(api.POST("/api/v1/chats/{id}/messages", { params: { path: { id: chatId } }, body: { text, file_ids: fileIds } }));

/** Sends a message to a chat; its run is queued behind those before it. */
export function useSendMessage(chatId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (message: NewMessage) => post(chatId, message),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["chats"] }),
    onError: refused,
  });
}

/** Starts a chat with its first message. A chat whose first message is refused is not kept. */
export function useStartChat(onStarted: (chat: Chat) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ model, ...message }: NewMessage & { model: string | null }) => {
      const chat = await unwrap(api.POST("/api/v1/chats", { body: { title: titleOf(message.text), ...(model && { model }) } }));
      try {
        await post(chat.id, message);
      } catch (error) {
        await api.DELETE("/api/v1/chats/{id}", { params: { path: { id: chat.id } } }).catch(() => undefined);
        throw error;
      }
      return chat;
    },
    onSuccess: (chat) => {
      onStarted(chat);
      return queries.invalidateQueries({ queryKey: ["chats"] });
    },
    onError: refused,
  });
}

/** Stops a run. */
export function useStopRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (runId: string) => unwrap(api.POST("/api/v1/runs/{id}/cancel", { params: { path: { id: runId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["chats"] }),
    onError: refused,
  });
}

/** A chat's first title: the beginning of its first message, cut between words. */
export function titleOf(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= 60) return line;
  const cut = line.slice(0, 60);
  const space = cut.lastIndexOf(" ");
  return `${space < 40 ? cut : cut.slice(0, space)}…`;
}
