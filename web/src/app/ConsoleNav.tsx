import { Link, useMatchRoute } from "@tanstack/react-router";
import { AppWindow, ChartColumn, ChevronDown, CircleUser, Fingerprint, Gauge, KeyRound, Layers, ScrollText, Server, Users } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/api/useMe";
import { cn } from "@/lib/cn";

const KEY = "browsergrid.console";

const places = [
  { to: "/console", label: "Overview", icon: Gauge, admin: false },
  { to: "/console/sessions", label: "Sessions", icon: AppWindow, admin: false },
  { to: "/console/profiles", label: "Profiles", icon: Fingerprint, admin: false },
  { to: "/console/pools", label: "Pools", icon: Layers, admin: false },
  { to: "/console/usage", label: "Usage", icon: ChartColumn, admin: false },
  { to: "/console/nodes", label: "Nodes", icon: Server, admin: true },
  { to: "/console/users", label: "Users", icon: Users, admin: true },
  { to: "/console/tokens", label: "Tokens", icon: KeyRound, admin: false },
  { to: "/console/account", label: "Account", icon: CircleUser, admin: false },
  { to: "/console/audit", label: "Audit", icon: ScrollText, admin: false },
] as const;

/** The way to the console's pages; folded it leaves the room to the chats. */
export function ConsoleNav({ onChosen }: { onChosen?: (() => void) | undefined }) {
  const { isAdmin } = useMe();
  const matches = useMatchRoute();
  const [open, setOpen] = useState(() => localStorage.getItem(KEY) !== "closed");
  const toggle = () => {
    localStorage.setItem(KEY, open ? "closed" : "open");
    setOpen(!open);
  };
  return (
    <nav aria-label="Console" className="shrink-0 border-t border-border px-3 py-1.5">
      <button
        type="button"
        aria-expanded={open}
        onClick={toggle}
        className="flex h-8 w-full items-center justify-between rounded-md px-3 text-xs font-medium text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
      >
        Console
        <ChevronDown aria-hidden className={cn("size-3.5 transition-transform motion-reduce:transition-none", !open && "-rotate-90")} />
      </button>
      {open && (
        <ul className="pb-1">
          {places
            .filter(({ admin }) => isAdmin || !admin)
            .map(({ to, label, icon: Icon }) => {
              const current = matches({ to, fuzzy: to !== "/console" }) !== false;
              return (
                <li key={to}>
                  <Link
                    to={to}
                    aria-current={current ? "page" : undefined}
                    onClick={onChosen}
                    className={cn(
                      "flex h-8 items-center gap-2.5 rounded-lg px-3 text-sm outline-none hover:bg-muted focus-visible:ring-2 focus-visible:ring-ring pointer-coarse:h-10",
                      current && "bg-muted-strong/70 font-medium hover:bg-muted-strong/70",
                    )}
                  >
                    <Icon aria-hidden className={cn("size-4 shrink-0 text-muted-foreground", current && "text-primary")} />
                    {label}
                  </Link>
                </li>
              );
            })}
        </ul>
      )}
    </nav>
  );
}
