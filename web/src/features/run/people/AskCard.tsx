import type { KeyboardEvent, ReactNode } from "react";
import { usePoliteFocus } from "./usePoliteFocus";
import { useTimeLeft } from "./useTimeLeft";
import { clock } from "./words";

interface AskCardProps {
  title: string;
  /** Said by screen readers when the card appears. */
  announcement: string;
  icon: ReactNode;
  expiresAt: string;
  /** What the time that is left means: the part before it and the part after. */
  patience: readonly [before: string, after: string];
  children: ReactNode;
}

/** Something only a person can decide or answer, where the step is that waits for it. */
export function AskCard({ title, announcement, icon, expiresAt, patience, children }: AskCardProps) {
  const card = usePoliteFocus<HTMLElement>();
  const left = useTimeLeft(expiresAt);
  // Escape elsewhere stops the run. Here somebody may only mean to get out of a field, which must not be a no.
  const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && event.preventDefault();
  return (
    <div className="relative flex gap-3 pb-4">
      <span aria-hidden className="relative z-10 flex size-6 shrink-0 items-center justify-center rounded-full border border-primary/50 bg-primary-soft text-primary [&_svg]:size-3.5">
        {icon}
      </span>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only keeps a key from meaning something else */}
      <section
        ref={card}
        tabIndex={-1}
        aria-label={title}
        onKeyDown={onKeyDown}
        className="min-w-0 flex-1 rounded-2xl border border-primary/45 bg-primary-soft/45 p-3.5 shadow-lift outline-none focus-visible:ring-2 focus-visible:ring-ring sm:p-4"
      >
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <h3 className="text-[15px] font-semibold">{title}</h3>
          <p role="timer" aria-live="off" className="text-xs text-muted-foreground">
            {left > 0 ? (
              <>
                {patience[0]} <span className="font-medium text-foreground tabular-nums">{clock(left)}</span> {patience[1]}
              </>
            ) : (
              "Time is up"
            )}
          </p>
        </div>
        <p role="alert" className="sr-only">
          {announcement}
        </p>
        {children}
      </section>
    </div>
  );
}

/** Said instead of the buttons once somebody else was faster. */
export function Elsewhere() {
  return (
    <p role="status" className="text-sm text-muted-foreground">
      This was answered elsewhere, or its time was up.
    </p>
  );
}
