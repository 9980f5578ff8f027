import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

const KEY = "browsergrid.theme";
const listeners = new Set<() => void>();
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : "system";
}

function apply(): void {
  const theme = stored();
  document.documentElement.classList.toggle("dark", theme === "dark" || (theme === "system" && systemDark.matches));
  for (const listener of listeners) listener();
}

systemDark.addEventListener("change", apply);

/** The chosen colours; "system" unless the user chose. public/theme.js applies the same rule before first paint. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, stored);
  return [
    theme,
    (next) => {
      if (next === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, next);
      apply();
    },
  ];
}
