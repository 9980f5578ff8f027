import { useQuery } from "@tanstack/react-query";
import type { Scope } from "@/api/client";
import { Loaded } from "@/components/Listing";
import { moment } from "@/lib/format";
import { sessionEventsQuery } from "./queries";

/** Everything that happened to a session, the latest first. */
export function SessionEvents({ id, scope }: { id: string; scope: Scope }) {
  const events = useQuery(sessionEventsQuery(id, scope));
  return (
    <Loaded query={events} label="what happened" rows={3}>
      {(all) => (
        <ol className="space-y-0">
          {all.toReversed().map(({ version, event, from, to, reason, at }, index) => (
            <li key={version} className="relative flex gap-3 pb-4 last:pb-0">
              {index < all.length - 1 && <span aria-hidden className="absolute top-4 -bottom-0.5 left-[3.5px] w-px bg-border-strong" />}
              <span aria-hidden className={index === 0 ? "mt-1.5 size-2 shrink-0 rounded-full bg-primary" : "mt-1.5 size-2 shrink-0 rounded-full bg-border-strong"} />
              <div className="min-w-0 flex-1 text-sm">
                <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="font-medium">{sentence(event)}</span>
                  <time dateTime={at} className="text-xs text-muted-foreground tabular-nums">
                    {moment(at)}
                  </time>
                </p>
                <p className="text-[13px] text-muted-foreground">{from === "" || from === to ? sentence(to) : `${sentence(from)} → ${sentence(to)}`}</p>
                {reason && <p className="mt-0.5 text-[13px] text-muted-foreground first-letter:uppercase">{reason}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

/** A name as the server writes it ("lease_granted", "LeaseGranted") as words. */
export function sentence(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
