import { Hand, Keyboard, MessageSquareText, MousePointerClick } from "lucide-react";
import type { ReactNode } from "react";
import { useMe } from "@/api/useMe";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { Aside } from "../view";
import { nameOf } from "./words";

interface AsideItemProps {
  aside: Aside;
  over: boolean;
  /** Sends what came too late as a new message. */
  onSend?: ((text: string) => void) | undefined;
}

/** What somebody said to the run or did in its browser, between its steps. */
export function AsideItem({ aside, over, onSend }: AsideItemProps) {
  const { me } = useMe();
  const viewer = me?.id ?? null;
  switch (aside.kind) {
    case "message":
      return <Message aside={aside} over={over} onSend={onSend} />;
    case "deed":
      return (
        <Row icon={/^(typed|pressed|wrote)/i.test(aside.text) ? <Keyboard /> : <MousePointerClick />} mine>
          <p className="pt-0.5 text-sm font-medium [overflow-wrap:anywhere]">
            {nameOf(aside.by, viewer)} {aside.text.charAt(0).toLowerCase() + aside.text.slice(1)}
          </p>
        </Row>
      );
    case "control":
      return (
        <Row icon={<Hand />}>
          <p className="pt-0.5 text-[13px] text-muted-foreground">
            {aside.holder === null ? "The browser was given back" : `${nameOf(aside.holder, viewer)} took the browser`}
          </p>
        </Row>
      );
  }
}

function Message({ aside, over, onSend }: Omit<AsideItemProps, "aside"> & { aside: Extract<Aside, { kind: "message" }> }) {
  const late = over && aside.readBefore === null;
  return (
    <Row icon={<MessageSquareText />} mine>
      <p className="w-fit max-w-full rounded-2xl rounded-tl-md bg-primary-soft px-3.5 py-2 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
        <span className="sr-only">Told the agent: </span>
        {aside.text}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
        {!over && aside.readBefore === null && <span aria-hidden className="size-1.5 animate-breathe rounded-full bg-signal motion-reduce:animate-none" />}
        {aside.readBefore !== null ? `Read before step ${aside.readBefore}` : late ? "Came too late: the run had ended" : "Will be read before the next step"}
        {late && onSend && (
          <Button variant="outline" size="small" className="h-7 text-xs" onClick={() => onSend(aside.text)}>
            Send as a new message
          </Button>
        )}
      </p>
    </Row>
  );
}

function Row({ icon, mine = false, children }: { icon: ReactNode; mine?: boolean; children: ReactNode }) {
  return (
    <li className="relative flex animate-rise gap-3 pb-4 motion-reduce:animate-none">
      <span
        aria-hidden
        className={cn(
          "relative z-10 flex size-6 shrink-0 items-center justify-center rounded-full border bg-card text-muted-foreground [&_svg]:size-3.5",
          mine && "border-primary/40 bg-primary-soft text-primary",
        )}
      >
        {icon}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}
