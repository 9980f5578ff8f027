import { Hint } from "@/components/ui/tooltip";
import { ago, moment } from "@/lib/format";

/** A moment as its distance from now; the exact time is a hover away. */
export function Moment({ at, none = "–" }: { at: string | null; none?: string }) {
  if (at === null) return <span className="text-muted-foreground">{none}</span>;
  return (
    <Hint text={moment(at)}>
      <time dateTime={at} className="whitespace-nowrap">
        {ago(at)}
      </time>
    </Hint>
  );
}
