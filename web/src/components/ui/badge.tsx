import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** Quiet says nothing is going on, good that all is well, busy that something moves by itself, bad that somebody should look. */
export type Tone = "quiet" | "good" | "busy" | "bad";

const tones: Record<Tone, string> = {
  quiet: "bg-muted text-muted-foreground",
  good: "bg-primary-soft text-primary-strong",
  busy: "bg-signal-soft text-signal-ink",
  bad: "bg-destructive-soft text-destructive",
};

const dots: Record<Tone, string> = {
  quiet: "bg-muted-foreground/60",
  good: "bg-primary",
  busy: "bg-signal animate-breathe motion-reduce:animate-none",
  bad: "bg-destructive",
};

interface BadgeProps {
  tone?: Tone;
  dot?: boolean;
  className?: string;
  children: ReactNode;
}

/** A state in a word or two. */
export function Badge({ tone = "quiet", dot = false, className, children }: BadgeProps) {
  return (
    <span className={cn("inline-flex h-5.5 items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap", tones[tone], className)}>
      {dot && <span aria-hidden className={cn("size-1.5 rounded-full", dots[tone])} />}
      {children}
    </span>
  );
}
