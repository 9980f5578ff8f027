import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { LiveBadge } from "@/features/updates/LiveBadge";
import { PageHeader } from "../PageHeader";
import { useShell } from "../shellContext";

interface ConsolePageProps {
  title: string;
  /** The list this page is one thing of. */
  parent?: { to: "/console/sessions" | "/console/profiles" | "/console/pools"; label: string };
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of the console: title, whether it is live, what can be done, and the page itself. */
export function ConsolePage({ title, parent, actions, children }: ConsolePageProps) {
  const { updates } = useShell();
  const back = parent && (
    <Button asChild variant="ghost" size="small" className="shrink-0 px-1.5 sm:pr-2.5">
      <Link to={parent.to}>
        <ChevronLeft aria-hidden />
        <span className="max-sm:sr-only">{parent.label}</span>
      </Link>
    </Button>
  );
  return (
    <>
      <title>{`${title} · Browsergrid`}</title>
      <PageHeader title={title} lead={back ?? null}>
        <LiveBadge status={updates} />
        {actions}
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-6xl space-y-4 p-4 pb-[max(2rem,env(safe-area-inset-bottom))] md:p-6">{children}</div>
      </div>
    </>
  );
}
