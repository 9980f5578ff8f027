import { createContext, useContext } from "react";
import type { UpdatesStatus } from "@/features/updates/reducer";

interface ShellState {
  updates: UpdatesStatus;
  sidebarShown: boolean;
  toggleSidebar: () => void;
}

export const ShellContext = createContext<ShellState>({ updates: "connecting", sidebarShown: false, toggleSidebar: () => undefined });

/** The frame around the page. */
export const useShell = (): ShellState => useContext(ShellContext);
