import { ShieldAlert } from "lucide-react";
import type { Scope } from "@/api/client";
import { useMe } from "@/api/useMe";
import { Switch } from "@/components/ui/switch";

/** Lets an admin look beyond their own things; nobody else sees it. */
export function EveryoneSwitch({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const { isAdmin } = useMe();
  if (!isAdmin) return null;
  return <Switch label="Everyone’s" checked={scope === "all"} onChange={(checked) => onChange(checked ? "all" : "own")} />;
}

/** Says unmistakably that these are other people's things. */
export function EveryoneNote({ scope, of }: { scope: Scope; of: string }) {
  if (scope === "own") return null;
  return (
    <p role="note" className="flex items-center gap-2.5 rounded-xl border border-primary/30 bg-primary-soft px-4 py-2.5 text-sm text-primary-strong">
      <ShieldAlert aria-hidden className="size-4 shrink-0" />
      <span>
        <span className="font-medium">Everyone’s {of}.</span> What you do here to other people’s is noted in the audit log.
      </span>
    </p>
  );
}
