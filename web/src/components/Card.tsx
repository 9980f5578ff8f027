import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface CardProps {
  title?: string;
  text?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Card({ title, text, actions, className, children }: CardProps) {
  return (
    <section aria-label={title} className={cn("min-w-0 rounded-xl border border-border bg-card p-4 md:p-5", className)}>
      {(title ?? actions) && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h2 className="mr-auto text-[15px] font-semibold">{title}</h2>
          {actions}
        </div>
      )}
      {text && <p className="mt-1 text-sm text-muted-foreground">{text}</p>}
      {children && <div className={cn((title ?? text) && "mt-4")}>{children}</div>}
    </section>
  );
}

/** Names with their values. */
export function Facts({ facts, className }: { facts: readonly (readonly [string, ReactNode])[]; className?: string }) {
  return (
    <dl className={cn("grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm", className)}>
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="min-w-0 text-right break-words tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
