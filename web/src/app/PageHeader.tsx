import { Link } from "@tanstack/react-router";
import { PanelLeft, SquarePen } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { useShell } from "./shellContext";

/** The bar on top of a page: the way to the chats and to what the page is part of, the title, and what the page offers. */
export function PageHeader({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  const { sidebarShown, toggleSidebar } = useShell();
  if (sidebarShown && title === "") return null;
  return (
    <header className={cn("flex h-14 shrink-0 items-center gap-1 px-3 md:px-4", title !== "" && "border-b border-border")}>
      {!sidebarShown && (
        <>
          <Button variant="ghost" size="icon" aria-label="Show the chats" onClick={toggleSidebar}>
            <PanelLeft />
          </Button>
          <Button asChild variant="ghost" size="icon" className={cn(lead !== undefined && "max-sm:hidden")}>
            <Link to="/" aria-label="New chat">
              <SquarePen />
            </Link>
          </Button>
        </>
      )}
      {lead}
      <h1 className="min-w-0 flex-1 truncate px-2 text-[15px] font-semibold">{title}</h1>
      {children}
    </header>
  );
}
