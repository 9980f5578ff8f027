import type { Host } from "@/api/client";
import { Card } from "@/components/Card";
import { bytes, count } from "@/lib/format";
import { cn } from "@/lib/cn";

/** What a host has and how much of it is left. */
export function HostCard({ host }: { host: Host }) {
  const used = host.memory_bytes - host.memory_free_bytes;
  return (
    <Card title={`Host ${host.id.slice(-6)}`} actions={<span className="text-[13px] text-muted-foreground">{summary(host)}</span>}>
      <div className="space-y-3.5">
        <Meter label="CPU load" share={host.load / host.cpus} text={`${host.load.toFixed(1)} of ${count(host.cpus, "core")}`} />
        <Meter label="Memory" share={used / host.memory_bytes} text={`${bytes(used)} of ${bytes(host.memory_bytes)}`} />
      </div>
    </Card>
  );
}

const summary = ({ browsers, launching }: Host): string => count(browsers, "browser") + (launching > 0 ? `, ${launching} starting` : "");

function Meter({ label, share, text }: { label: string; share: number; text: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div>
      <p className="flex justify-between text-[13px]">
        <span className="text-muted-foreground">{label}</span>
        <span className="tabular-nums">{text}</span>
      </p>
      <div role="meter" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} aria-valuetext={text} className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-muted-strong">
        <div className={cn("h-full rounded-full", percent >= 85 ? "bg-destructive" : "bg-primary")} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
