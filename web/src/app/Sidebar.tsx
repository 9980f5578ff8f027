import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { PanelLeftClose, SquarePen } from "lucide-react";
import { Logo } from "@/components/Logo";
import { Button } from "@/components/ui/button";
import { AccountMenu } from "@/features/account/AccountMenu";
import { ChatList } from "@/features/chats/ChatList";
import { ConsoleNav } from "./ConsoleNav";

interface SidebarProps {
  onToggle: () => void;
  onSignedOut: () => void;
  /** Called after the user went somewhere, so that a drawer can close. */
  onChosen?: () => void;
}

/** New chat, the chats, the console, and the account. */
export function Sidebar({ onToggle, onSignedOut, onChosen }: SidebarProps) {
  const { chatId } = useParams({ strict: false });
  const navigate = useNavigate();
  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-2.5 px-4">
        <Logo className="size-6.5" />
        <span className="flex-1 text-[15px] font-semibold tracking-tight">Browsergrid</span>
        <Button variant="ghost" size="icon" className="-mr-2" aria-label="Hide the chats" onClick={onToggle}>
          <PanelLeftClose />
        </Button>
      </div>
      <div className="px-3 pb-3">
        <Button asChild variant="outline" className="w-full justify-start px-3" onClick={onChosen}>
          <Link to="/">
            <SquarePen aria-hidden />
            <span className="flex-1 text-left">New chat</span>
            <kbd aria-hidden className="font-sans text-[11px] text-muted-foreground pointer-coarse:hidden">
              Ctrl K
            </kbd>
          </Link>
        </Button>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- only watches for the links inside */}
      <nav
        aria-label="Chats"
        className="relative min-h-0 flex-1 overflow-y-auto px-3"
        onClick={(event) => event.target instanceof Element && event.target.closest("a") && onChosen?.()}
      >
        <ChatList currentId={chatId ?? null} onDeleted={(id) => id === chatId && void navigate({ to: "/" })} />
      </nav>
      <ConsoleNav onChosen={onChosen} />
      <div className="border-t border-border p-2">
        <AccountMenu onSignedOut={onSignedOut} />
      </div>
    </>
  );
}
