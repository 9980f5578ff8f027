import { Badge } from "@/components/ui/badge";
import { looks, type Health } from "./health";

/** How a pool is; for those who may only claim from it, that they may. */
export function HealthBadge({ health }: { health: Health | null }) {
  if (health === null) return <Badge>Can be claimed</Badge>;
  const { word, tone } = looks[health];
  return (
    <Badge tone={tone} dot>
      {word}
    </Badge>
  );
}
