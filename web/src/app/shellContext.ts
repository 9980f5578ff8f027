import { createContext, useContext } from "react";

interface ShellState {
  sidebarShown: boolean;
  toggleSidebar: () => void;
}

export const ShellContext = createContext<ShellState>({ sidebarShown: false, toggleSidebar: () => undefined });

/** The frame around the page. */
export const useShell = (): ShellState => useContext(ShellContext);
