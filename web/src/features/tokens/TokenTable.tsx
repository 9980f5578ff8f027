import { useState } from "react";
import type { Token } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { Confirm } from "@/components/ui/alert-dialog";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useRevokeToken } from "./mutations";
import { SCOPES } from "./scopes";

const looks: Record<Token["status"], [word: string, tone: Tone]> = { active: ["Active", "good"], expired: ["Expired", "quiet"], revoked: ["Revoked", "quiet"] };

/** One's tokens; the secret itself is not among what is known of them. */
export function TokenTable({ rows }: { rows: readonly Token[] }) {
  const columns: Column<Token>[] = [
    { header: "Token", cell: (token) => <Name token={token} />, className: "md:max-w-72" },
    { header: "Status", cell: ({ status }) => <Badge tone={looks[status][1]}>{looks[status][0]}</Badge> },
    { header: "May", cell: ({ scopes }) => scopes.map((scope) => SCOPES.find((known) => known.scope === scope)?.label ?? scope).join(", "), wide: true },
    { header: "Expires", cell: ({ expires_at }) => <Moment at={expires_at} none="never" />, numeric: true },
    { header: "Last used", cell: ({ last_used_at }) => <Moment at={last_used_at} none="never" />, numeric: true },
    { header: "Created", cell: ({ created_at }) => <Moment at={created_at} />, numeric: true, className: "md:max-lg:hidden" },
    { header: "Actions", cell: (token) => (token.status === "active" ? <Revoke token={token} /> : null), bare: true, numeric: true },
  ];
  return <DataTable label="Tokens" rows={rows} rowKey={({ id }) => id} columns={columns} />;
}

function Name({ token: { name, prefix } }: { token: Token }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{name}</span>
      <code className="block truncate font-mono text-xs font-normal text-muted-foreground">{prefix}…</code>
    </span>
  );
}

function Revoke({ token }: { token: Token }) {
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeToken();
  return (
    <>
      <Button variant="outline" size="small" className="h-7" aria-label={`Revoke ${token.name}`} disabled={revoke.isPending} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke “${token.name}”?`}
        description="Whatever uses it is refused at once, and its open connections are cut. This can’t be undone."
        action="Revoke"
        onConfirm={() => revoke.mutate(token.id)}
      />
    </>
  );
}
