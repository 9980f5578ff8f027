import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Scope, Snapshot, SnapshotDiff } from "@/api/client";
import { Card } from "@/components/Card";
import { Loaded } from "@/components/Listing";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { diffQuery } from "./queries";

interface DiffCardProps {
  profile: string;
  snapshots: readonly Snapshot[];
  from: number;
  to: number;
  scope: Scope;
  onChange: (from: number, to: number) => void;
  onClose: () => void;
}

/** What changed between two snapshots. */
export function DiffCard({ profile, snapshots, from, to, scope, onChange, onClose }: DiffCardProps) {
  const diff = useQuery(diffQuery(profile, from, to, scope));
  const choice = (label: string, value: number, choose: (number: number) => void) => (
    <Select aria-label={label} value={String(value)} onChange={(event) => choose(Number(event.target.value))} className="w-auto">
      {snapshots.map(({ number }) => (
        <option key={number} value={number}>
          {number}
        </option>
      ))}
    </Select>
  );
  return (
    <Card
      title={`Changes from ${from} to ${to}`}
      actions={
        <span className="flex items-center gap-2 text-sm">
          {choice("From snapshot", from, (number) => onChange(number, to))}
          to
          {choice("To snapshot", to, (number) => onChange(from, number))}
          <Button variant="ghost" size="icon" aria-label="Close the comparison" onClick={onClose}>
            <X aria-hidden />
          </Button>
        </span>
      }
    >
      <Loaded query={diff} label="the changes" rows={3}>
        {(data) => <Changes diff={data} />}
      </Loaded>
    </Card>
  );
}

function Changes({ diff: { complete, cookies, storage, tabs } }: { diff: SnapshotDiff }) {
  return (
    <div className="space-y-5">
      <Part title="Tabs" none="The same tabs on the same pages." rows={tabs.map(({ url, title, before, change }) => ({ change, name: title || url, of: before ? `${before} → ${url}` : url }))} />
      {complete ? (
        <>
          <Part title="Cookies" none="The same cookies." rows={cookies.map(({ name, domain, path, change }) => ({ change, name, of: domain + path }))} />
          <Part title="Storage" none="The same keys with the same values." rows={storage.map(({ origin, area, key, change }) => ({ change, name: key, of: `${origin}, ${area} storage` }))} />
        </>
      ) : (
        <p className="text-sm text-muted-foreground">One of the two says nothing of its cookies and storage, so only tabs are compared.</p>
      )}
    </div>
  );
}

const tones: Record<string, Tone> = { added: "good", removed: "bad", changed: "busy" };

function Part({ title, none, rows }: { title: string; none: ReactNode; rows: readonly { change: string; name: string; of: string }[] }) {
  return (
    <section aria-label={title}>
      <h3 className="text-sm font-medium">{title}</h3>
      {rows.length === 0 ? (
        <p className="mt-1 text-sm text-muted-foreground">{none}</p>
      ) : (
        <ul className="mt-1 divide-y divide-border">
          {rows.map(({ change, name, of }, index) => (
            <li key={index} className="flex items-start gap-3 py-1.5 text-sm">
              <span className="w-20 shrink-0">
                <Badge tone={tones[change] ?? "quiet"}>{change}</Badge>
              </span>
              <span className="min-w-0">
                <span className="block break-words">{name}</span>
                <span className="block text-xs break-all text-muted-foreground">{of}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
