import { Outlet, useNavigate, useSearch } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMe } from "@/api/useMe";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { forgetDrafts } from "@/features/composer/draft";
import { useUpdates } from "@/features/updates/useUpdates";
import { useMediaQuery } from "@/lib/useMediaQuery";
import { forget } from "./forget";
import { Sidebar } from "./Sidebar";
import { ShellContext } from "./shellContext";
import { useShortcuts } from "./useShortcuts";

const KEY = "browsergrid.sidebar";

/** The frame of all pages behind the sign-in: the list of chats beside the page, as a drawer on phones. */
export function Shell() {
  const wide = useMediaQuery("(min-width: 768px)");
  const [docked, setDocked] = useState(() => localStorage.getItem(KEY) !== "closed");
  const [drawer, setDrawer] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { isAdmin } = useMe();
  const { scope = "own" } = useSearch({ strict: false });
  const { status: updates, present } = useUpdates({ admin: isAdmin, scope });
  useShortcuts({ newChat: () => void navigate({ to: "/" }) });

  const toggle = () => {
    if (!wide) {
      setDrawer(!drawer);
      return;
    }
    localStorage.setItem(KEY, docked ? "closed" : "open");
    setDocked(!docked);
  };
  const signedOut = () => {
    forgetDrafts();
    void forget(queries, () => navigate({ to: "/sign-in" }));
  };

  return (
    <ShellContext value={{ updates, sidebarShown: wide && docked, toggleSidebar: toggle, present }}>
      <div className="flex min-h-0 flex-1">
        {wide && docked && (
          <aside aria-label="Chats and console" className="flex w-66 shrink-0 flex-col border-r border-border bg-card/60">
            <Sidebar onToggle={toggle} onSignedOut={signedOut} />
          </aside>
        )}
        <Dialog open={drawer && !wide} onOpenChange={setDrawer}>
          <DialogContent shape="left" aria-describedby={undefined}>
            <DialogTitle className="sr-only">Chats and console</DialogTitle>
            <Sidebar onToggle={toggle} onSignedOut={signedOut} onChosen={() => setDrawer(false)} />
          </DialogContent>
        </Dialog>
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          <Outlet />
        </main>
      </div>
    </ShellContext>
  );
}
