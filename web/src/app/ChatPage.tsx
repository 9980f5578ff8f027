import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { messageOf } from "@/api/problem";
import { chatQuery } from "@/api/queries";
import { Notice } from "@/components/Notice";
import { Button } from "@/components/ui/button";
import { ChatView } from "./ChatView";
import { Loading } from "./fallbacks";

/** One chat, once it is known to exist. */
export function ChatPage() {
  const { chatId } = useParams({ from: "/shell/chats/$chatId" });
  const chat = useQuery(chatQuery(chatId));
  if (chat.data) return <ChatView key={chatId} chat={chat.data} />;
  if (chat.isPending) return <Loading />;
  return (
    <Notice title="This chat can’t be shown" text={messageOf(chat.error)}>
      <Button asChild>
        <Link to="/">Start a new chat</Link>
      </Button>
    </Notice>
  );
}
