import { cn } from "@/lib/cn";

/** The mark: four browsers, one of them at work. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={cn("size-7", className)} aria-hidden>
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <rect x="7.5" y="7.5" width="7.5" height="7.5" rx="2" className="fill-primary-foreground/45" />
      <rect x="17" y="7.5" width="7.5" height="7.5" rx="2" className="fill-primary-foreground/45" />
      <rect x="7.5" y="17" width="7.5" height="7.5" rx="2" className="fill-primary-foreground/45" />
      <rect x="17" y="17" width="7.5" height="7.5" rx="2" className="fill-signal-bright" />
    </svg>
  );
}
