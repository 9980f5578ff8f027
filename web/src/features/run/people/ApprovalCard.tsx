import { Hand } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { isTooLate, useDecide, type Deciding } from "../mutations";
import type { ApprovalAsk } from "../view";
import { AskCard, Elsewhere } from "./AskCard";
import { hostOf, questionOf } from "./words";

/** Asks for an action before it is done: what exactly, where, with which consequence, on a picture of the very element. */
export function ApprovalCard({ runId, ask }: { runId: string; ask: ApprovalAsk }) {
  const { approval, expiresAt } = ask;
  const decide = useDecide(runId, ask.id);
  const host = hostOf(approval.origin);
  return (
    <AskCard
      title={questionOf(approval.concern)}
      announcement={`The agent needs your permission: ${approval.description}, on ${host}. ${approval.consequence} No answer means no.`}
      icon={<Hand />}
      expiresAt={expiresAt}
      patience={["No answer in", "means no"]}
    >
      {approval.picture_url && (
        <img
          src={approval.picture_url}
          alt={`What the agent would act on, outlined on the page: ${approval.element || approval.description}`}
          className="mb-3 max-h-32 w-full sm:max-h-52 rounded-lg border border-border-strong bg-stage object-contain"
        />
      )}
      <p className="text-sm font-medium [overflow-wrap:anywhere]">{approval.description}</p>
      <p className="mt-1 text-[13px] [overflow-wrap:anywhere]">
        {approval.consequence} <span className="text-muted-foreground">It is on</span>{" "}
        <span className="font-medium" title={approval.address}>
          {host}
        </span>
        <span className="text-muted-foreground">.</span>
      </p>
      {approval.reason && <p className="mt-1 text-[13px] text-muted-foreground [overflow-wrap:anywhere]">The agent’s reason: {approval.reason}</p>}
      <div className="mt-3.5">
        {isTooLate(decide.error) ? <Elsewhere /> : <Buttons disabled={decide.isPending || decide.isSuccess} host={host} onDecide={(deciding) => decide.mutate(deciding)} />}
      </div>
    </AskCard>
  );
}

interface ButtonsProps {
  disabled: boolean;
  host: string;
  onDecide: (deciding: Deciding) => void;
}

function Buttons({ disabled, host, onDecide }: ButtonsProps) {
  const [note, setNote] = useState<string | null>(null);
  const allow = (scope: NonNullable<Deciding["scope"]>) => onDecide({ decision: "approve", scope });
  const deny = () => onDecide({ decision: "deny", ...(note?.trim() && { note: note.trim() }) });
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button size="small" className="max-sm:h-10 max-sm:w-full" disabled={disabled} onClick={() => allow("once")}>
          Allow once
        </Button>
        <Button variant="outline" size="small" className="max-sm:flex-1" disabled={disabled} onClick={() => allow("run")}>
          Allow for this run
        </Button>
        <Button variant="outline" size="small" className="max-sm:flex-1" disabled={disabled} title={`The same kind of thing on ${host}, whenever this chat’s browser is there`} onClick={() => allow("site")}>
          Always on this site
        </Button>
        {note === null && (
          <Button variant="outline" size="small" className="text-destructive max-sm:h-10 max-sm:w-full sm:ml-auto" disabled={disabled} onClick={deny}>
            Don’t
          </Button>
        )}
      </div>
      {note === null ? (
        <button
          type="button"
          disabled={disabled}
          onClick={() => setNote("")}
          className="mt-2.5 rounded-md text-[13px] text-muted-foreground underline decoration-border-strong underline-offset-4 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
        >
          Say no, and tell the agent why
        </button>
      ) : (
        <div className="mt-2.5 flex items-end gap-2">
          <Textarea
            // Somebody has just asked for this field.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            aria-label="Tell the agent why not"
            placeholder="Why not, or what to do instead"
            value={note}
            rows={1}
            className="field-sizing-content min-h-9 resize-none py-1.5"
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") setNote(null);
              else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && note.trim()) {
                event.preventDefault();
                deny();
              }
            }}
          />
          <Button variant="outline" className="text-destructive" disabled={disabled} onClick={deny}>
            Don’t
          </Button>
        </div>
      )}
    </>
  );
}
