import { Badge } from "@/components/ui/badge";
import type { Status } from "./queries";
import { looks } from "./status";

export function StatusBadge({ status }: { status: Status }) {
  const { word, tone } = looks[status];
  return (
    <Badge tone={tone} dot>
      {word}
    </Badge>
  );
}
