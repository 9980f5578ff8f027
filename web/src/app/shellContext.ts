import { createContext, useContext } from "react";
import type { UpdatesStatus } from "@/features/updates/reducer";

interface ShellState {
  updates: UpdatesStatus;
  sidebarShown: boolean;
  toggleSidebar: () => void;
  /** Tells the server which chat is open in this window, for as long as it is; null for none. */
  present: (chatId: string | null) => void;
}

export const ShellContext = createContext<ShellState>({ updates: "connecting", sidebarShown: false, toggleSidebar: () => undefined, present: () => undefined });

/** The frame around the page. */
export const useShell = (): ShellState => useContext(ShellContext);
