import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Scope, Waiting } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Loaded } from "@/components/Listing";
import { seconds } from "@/lib/format";
import { queueQuery } from "./queries";

/** Who waits for a browser of a pool, and for how long still. */
export function QueueTable({ pool, scope }: { pool: string; scope: Scope }) {
  const queue = useQuery(queueQuery(pool, scope));
  const columns: Column<Waiting>[] = [
    { header: "Place", cell: ({ position }) => `No. ${position}` },
    { header: "Who", cell: ({ owner }) => owner?.email ?? "–", wide: true },
    { header: "Session", cell: ({ session_id }) => <SessionLink id={session_id} scope={scope} /> },
    { header: "Waiting", cell: ({ waiting_seconds }) => seconds(waiting_seconds * 1000), numeric: true },
    { header: "Estimate", cell: ({ estimate_seconds }) => (estimate_seconds === null ? "not known" : `about ${seconds(estimate_seconds * 1000)}`), numeric: true },
  ];
  return (
    <section aria-label="Queue" className="space-y-2">
      <h2 className="text-[15px] font-semibold">Queue</h2>
      <Loaded query={queue} label="the queue" rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-sm text-muted-foreground">Nobody waits.</p>
          ) : (
            <DataTable label="Queue" rows={rows} rowKey={({ position }) => String(position)} columns={columns} />
          )
        }
      </Loaded>
    </section>
  );
}

function SessionLink({ id, scope }: { id: string | null; scope: Scope }) {
  if (id === null) return "–";
  return (
    <Link to="/console/sessions/$sessionId" params={{ sessionId: id }} search={scope === "all" ? { scope } : {}} className="text-primary underline-offset-4 hover:underline">
      Session {id.slice(-6)}
    </Link>
  );
}
