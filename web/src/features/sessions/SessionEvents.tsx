import { useQuery } from "@tanstack/react-query";
import type { Scope, Session } from "@/api/client";
import { Loaded } from "@/components/Listing";
import { cn } from "@/lib/cn";
import { moment } from "@/lib/format";
import { eventWords, sentence } from "./eventWords";
import { sessionEventsQuery } from "./queries";

/** Everything that happened to a session, the latest first; the log begins after the session was created. */
export function SessionEvents({ session, scope }: { session: Session; scope: Scope }) {
  const events = useQuery(sessionEventsQuery(session.id, scope));
  return (
    <Loaded query={events} label="what happened" rows={3}>
      {(all) => (
        <ol>
          {all.toReversed().map(({ version, event, from, to, reason, at }, index) => (
            <Entry key={version} latest={index === 0} title={eventWords(event)} at={at} move={from === "" || from === to ? sentence(to) : `${sentence(from)} → ${sentence(to)}`} reason={reason} />
          ))}
          <Entry latest={all.length === 0} first title="Created" at={session.created_at} />
        </ol>
      )}
    </Loaded>
  );
}

interface EntryProps {
  title: string;
  at: string;
  move?: string;
  reason?: string | null;
  latest: boolean;
  first?: boolean;
}

function Entry({ title, at, move, reason, latest, first = false }: EntryProps) {
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {!first && <span aria-hidden className="absolute top-4 -bottom-0.5 left-[3.5px] w-px bg-border-strong" />}
      <span aria-hidden className={cn("mt-1.5 size-2 shrink-0 rounded-full", latest ? "bg-primary" : "bg-border-strong")} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">{title}</span>
          <time dateTime={at} className="text-xs text-muted-foreground tabular-nums">
            {moment(at)}
          </time>
        </p>
        {move && <p className="text-[13px] text-muted-foreground">{move}</p>}
        {reason && <p className="mt-0.5 text-[13px] text-muted-foreground first-letter:uppercase">{reason}</p>}
      </div>
    </li>
  );
}
