import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface StatProps {
  label: string;
  value: ReactNode;
  hint?: string;
  /** Something is going on behind this number. */
  busy?: boolean;
}

/** A number that matters, with its name. */
export function Stat({ label, value, hint, busy = false }: StatProps) {
  return (
    <div className="rounded-xl border border-border bg-card px-4 py-3">
      <dt className="flex items-center gap-1.5 text-[13px] text-muted-foreground">
        {label}
        {busy && <span aria-hidden className="size-1.5 animate-breathe rounded-full bg-signal motion-reduce:animate-none" />}
      </dt>
      <dd className="mt-0.5 text-2xl font-semibold tracking-tight tabular-nums">{value}</dd>
      {hint && <dd className="text-xs text-muted-foreground">{hint}</dd>}
    </div>
  );
}

export function Stats({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn("grid grid-cols-2 gap-3 md:grid-cols-4", className)}>{children}</dl>;
}
