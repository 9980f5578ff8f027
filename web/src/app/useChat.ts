import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Chat, Message } from "@/api/client";
import { isUnfinished, messagesQuery } from "@/api/queries";
import { useSendMessage, useStopRun } from "@/features/conversation/mutations";
import { useRun } from "@/features/run/useRun";

/** A chat's messages, its current run and what can be done: the one place where the features' parts meet. */
export function useChat(chat: Chat) {
  const queries = useQueryClient();
  const messages = useQuery(messagesQuery(chat));
  const send = useSendMessage(chat.id);
  const stop = useStopRun();
  const current = currentOf(messages.data ?? []);
  const { view } = useRun(current?.run.id ?? null);
  const running = current !== null && isUnfinished(current.run) && !view.outcome;

  // The log tells first that a run began, got its browser, or ended; what is shown of the chat follows.
  const moved = `${view.status} ${view.steps.length > 0}`;
  useEffect(() => void queries.invalidateQueries({ queryKey: ["chats"] }), [queries, moved]);

  return {
    messages,
    current,
    view,
    running,
    stopping: running && stop.variables === current.run.id && !stop.isError,
    stop: () => running && stop.mutate(current.run.id),
    send: (text: string, fileIds: string[]) => send.mutateAsync({ text, fileIds }),
    sending: send.isPending ? send.variables.text : null,
  };
}

/** The message whose run is shown live: the first that is not finished, else the last. */
export function currentOf(messages: readonly Message[]): Message | null {
  return messages.find(({ run }) => isUnfinished(run)) ?? messages.at(-1) ?? null;
}
