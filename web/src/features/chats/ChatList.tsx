import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { messageOf } from "@/api/problem";
import { chatsQuery, needingQuery } from "@/api/queries";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ChatItem } from "./ChatItem";

interface ChatListProps {
  currentId: string | null;
  onDeleted: (id: string) => void;
}

/** The user's chats, newest activity first. */
export function ChatList({ currentId, onDeleted }: ChatListProps) {
  const chats = useInfiniteQuery({ ...chatsQuery, refetchInterval: 10_000 });
  const working = chats.data?.pages.some((page) => page.data.some(({ active_run_id }) => active_run_id !== null)) ?? false;
  const needing = useQuery({ ...needingQuery, enabled: working, refetchInterval: 10_000 });
  if (chats.isPending) return <Loading />;
  if (chats.isError) return <p className="px-3 py-2 text-sm text-muted-foreground">{messageOf(chats.error)}</p>;
  const all = chats.data.pages.flatMap((page) => page.data);
  if (all.length === 0) {
    return <p className="px-3 py-2 text-sm leading-relaxed text-muted-foreground">No chats yet. Your first message starts one.</p>;
  }
  return (
    <>
      <ul className="space-y-0.5">
        {all.map((chat) => (
          <ChatItem key={chat.id} chat={chat} current={chat.id === currentId} needsYou={working && chat.active_run_id !== null && needing.data?.has(chat.id) === true} onDeleted={onDeleted} />
        ))}
      </ul>
      {chats.hasNextPage && (
        <Button variant="ghost" size="small" className="mt-2 w-full" disabled={chats.isFetchingNextPage} onClick={() => void chats.fetchNextPage()}>
          Show older chats
        </Button>
      )}
    </>
  );
}

function Loading() {
  return (
    <div className="space-y-2 px-2 py-1" role="status" aria-label="Loading chats">
      {["w-4/5", "w-3/5", "w-2/3"].map((width) => (
        <Skeleton key={width} className={`h-6 ${width}`} />
      ))}
    </div>
  );
}
