import { Link } from "@tanstack/react-router";
import { Ellipsis, GitBranch, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Chat } from "@/api/client";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/cn";
import { when } from "@/lib/format";
import { RenameDialog } from "./RenameDialog";
import { useDeleteChat } from "./mutations";

interface ChatItemProps {
  chat: Chat;
  current: boolean;
  /** A run in it waits for its person. */
  needsYou?: boolean;
  onDeleted: (id: string) => void;
}

/** One chat in the list: where it leads, whether something runs in it, and what can be done with it. */
export function ChatItem({ chat, current, needsYou = false, onDeleted }: ChatItemProps) {
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  const remove = useDeleteChat(onDeleted);
  const title = chat.title || "New chat";
  return (
    <li className={cn("group relative flex items-center rounded-lg hover:bg-muted", current && "bg-muted-strong/70 hover:bg-muted-strong/70")}>
      <Link
        to="/chats/$chatId"
        params={{ chatId: chat.id }}
        aria-current={current ? "page" : undefined}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-lg py-2 pl-3 text-sm outline-none focus-visible:ring-2 focus-visible:ring-ring"
      >
        {chat.active_run_id && !needsYou && (
          <span className="size-1.5 shrink-0 animate-breathe rounded-full bg-signal motion-reduce:animate-none">
            <span className="sr-only">Running: </span>
          </span>
        )}
        {chat.branched_from && (
          <>
            <GitBranch className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
            <span className="sr-only">Branch: </span>
          </>
        )}
        <span className={cn("min-w-0 flex-1 truncate", current && "font-medium")}>{title}</span>
        {needsYou ? (
          <span className="mr-2 shrink-0 rounded-full bg-primary px-2 py-0.5 text-[11px] font-medium text-primary-foreground group-focus-within:mr-9 group-hover:mr-9 pointer-coarse:mr-9">Needs you</span>
        ) : (
          <time dateTime={chat.updated_at} className="min-w-7 shrink-0 pr-3 text-right text-[11px] text-muted-foreground group-focus-within:invisible group-hover:invisible pointer-coarse:invisible">
            {when(chat.updated_at)}
          </time>
        )}
      </Link>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon-small"
            aria-label={`More about ${title}`}
            className="absolute right-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
          >
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuItem onSelect={() => setAsking("rename")}>
            <Pencil aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsking("delete")}>
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {asking === "rename" && <RenameDialog chat={chat} onClose={() => setAsking(null)} />}
      <Confirm
        open={asking === "delete"}
        onOpenChange={(open) => !open && setAsking(null)}
        title="Delete this chat?"
        description={`“${title}” goes with its messages, its steps and the browser behind it. This can’t be undone.`}
        action="Delete"
        onConfirm={() => remove.mutate(chat.id)}
      />
    </li>
  );
}
