import { Link } from "@tanstack/react-router";
import { GitBranch } from "lucide-react";
import type { Chat } from "@/api/client";

/** One quiet line on the chat this one is a branch of. */
export function BranchOrigin({ chat }: { chat: Chat }) {
  if (!chat.branched_from) return null;
  return (
    <p className="flex items-center justify-center gap-1.5 text-[13px] text-muted-foreground">
      <GitBranch className="size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 truncate">
        Branched from{" "}
        <Link to="/chats/$chatId" params={{ chatId: chat.branched_from.chat_id }} className="rounded-sm font-medium text-foreground underline underline-offset-2 outline-none focus-visible:ring-2 focus-visible:ring-ring">
          {chat.branched_from.title || "New chat"}
        </Link>
      </span>
    </p>
  );
}
