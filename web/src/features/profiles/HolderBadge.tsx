import { Link } from "@tanstack/react-router";
import type { Profile } from "@/api/client";
import { Badge } from "@/components/ui/badge";
import { ago } from "@/lib/format";

/** Which session saves to the profile now. */
export function HolderBadge({ holder, scope }: { holder: Profile["holder"]; scope: "own" | "all" }) {
  if (!holder) return <span className="text-muted-foreground">Nobody</span>;
  return (
    <span className="relative z-10 inline-flex min-w-0 items-center gap-2">
      <Badge tone="good" dot>
        In use
      </Badge>
      <Link
        to="/console/sessions/$sessionId"
        params={{ sessionId: holder.session_id }}
        search={scope === "all" ? { scope } : {}}
        title={`since ${ago(holder.since)}`}
        className="truncate underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring md:max-w-40"
      >
        {holder.session_name}
      </Link>
    </span>
  );
}
