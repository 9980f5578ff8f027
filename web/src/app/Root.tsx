import { Outlet } from "@tanstack/react-router";
import { Toaster } from "sonner";
import { ConnectionBanner } from "@/components/ConnectionBanner";
import { useTheme } from "@/components/theme";
import { TooltipProvider } from "@/components/ui/tooltip";

/** What every page shares. */
export function Root() {
  const [theme] = useTheme();
  return (
    <TooltipProvider delayDuration={400}>
      <a href="#main" className="sr-only z-50 rounded-lg bg-primary px-4 py-2 text-sm font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:top-3 focus:left-3">
        Skip to the main part
      </a>
      <div className="relative flex h-dvh flex-col overflow-clip">
        <ConnectionBanner />
        <Outlet />
      </div>
      <Toaster theme={theme} position="top-center" closeButton toastOptions={{ classNames: { toast: "font-sans!" } }} />
    </TooltipProvider>
  );
}
