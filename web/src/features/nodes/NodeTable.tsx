import { Link } from "@tanstack/react-router";
import type { Node, Scope } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { Badge } from "@/components/ui/badge";
import { bytes } from "@/lib/format";
import { DrainButton } from "./DrainButton";
import { looks, type NodeState } from "./state";

interface NodeTableProps {
  rows: readonly Node[];
  /** Where the page is about one pool, its name says nothing. */
  withPool?: boolean;
  canDrain: boolean;
  scope: Scope;
}

const none = <span className="text-muted-foreground">–</span>;

/** Nodes with what they use. */
export function NodeTable({ rows, withPool = false, canDrain, scope }: NodeTableProps) {
  const columns: Column<Node>[] = [
    { header: "Node", cell: (row) => <Name node={row} />, className: "md:max-w-64" },
    { header: "State", cell: ({ state }) => <State state={state} /> },
    ...(withPool ? [{ header: "Pool", cell: ({ pool }: Node) => pool?.name ?? none }] : []),
    { header: "Session", cell: ({ session_id }) => <SessionLink id={session_id} scope={scope} />, className: "md:max-lg:hidden" },
    { header: "Memory", cell: ({ memory_bytes }) => (memory_bytes === null ? none : bytes(memory_bytes)), numeric: true },
    { header: "CPU", cell: ({ cpu_percent }) => (cpu_percent === null ? none : `${cpu_percent.toFixed(1)} %`), numeric: true },
    { header: "Started", cell: ({ created_at }) => <Moment at={created_at} />, numeric: true },
    ...(canDrain ? [{ header: "Actions", cell: (row: Node) => <DrainButton node={row} />, bare: true, numeric: true }] : []),
  ];
  return <DataTable label="Nodes" rows={rows} rowKey={({ id }) => id} columns={columns} />;
}

function Name({ node: { id, host, detail } }: { node: Node }) {
  return (
    <span className="block min-w-0">
      <code title={id} className="font-mono text-[13px]">
        {id.slice(-6)}
      </code>{" "}
      <span className="text-[13px] font-normal text-muted-foreground">on host {host.slice(-6)}</span>
      {detail && <span className="mt-0.5 block truncate text-xs font-normal text-muted-foreground">{detail}</span>}
    </span>
  );
}

function State({ state }: { state: NodeState }) {
  const { word, tone } = looks[state];
  return (
    <Badge tone={tone} dot>
      {word}
    </Badge>
  );
}

function SessionLink({ id, scope }: { id: string | null; scope: Scope }) {
  if (id === null) return none;
  return (
    <Link to="/console/sessions/$sessionId" params={{ sessionId: id }} search={scope === "all" ? { scope } : {}} className="text-primary underline-offset-4 hover:underline">
      {id.slice(-6)}
    </Link>
  );
}
