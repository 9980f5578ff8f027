import { Flame } from "lucide-react";
import { useState } from "react";
import type { Chat } from "@/api/client";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { money } from "@/lib/money";
import { costBetween, useNow } from "./cost";

interface KeepBrowserProps {
  chat: Pick<Chat, "persistent" | "kept_since">;
  /** What a browser costs; undefined until it is known. */
  price: { per_hour_micros: number; currency: string } | undefined;
  disabled: boolean;
  onChange: (persistent: boolean) => void;
}

/** The switch that keeps a chat's browser between messages, with what that costs and has cost since the last message. */
export function KeepBrowser({ chat, price, disabled, onChange }: KeepBrowserProps) {
  const [asking, setAsking] = useState(false);
  const now = useNow(chat.kept_since !== null);
  const cost = chat.kept_since !== null && price ? money(costBetween(chat.kept_since, now, price.per_hour_micros), price.currency) : null;
  const hourly = price ? money(price.per_hour_micros, price.currency) : null;
  const change = () => {
    if (chat.persistent) onChange(false);
    else setAsking(true);
  };
  return (
    <>
      <Button variant={chat.persistent ? "outline" : "ghost"} size="small" aria-pressed={chat.persistent} disabled={disabled} onClick={change}>
        <Flame aria-hidden className={chat.persistent ? "text-signal-ink" : undefined} />
        <span className="max-md:sr-only">{chat.persistent ? "Browser kept" : "Keep browser"}</span>
        {cost !== null && (
          <span className="tabular-nums">
            <span className="sr-only">so far </span>
            {cost}
          </span>
        )}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        harmless
        title="Keep the browser between messages?"
        description={
          <>
            From your next message on it stays open after each answer and{" "}
            <strong className="font-semibold text-foreground">{hourly === null ? "is billed" : `costs ${hourly} an hour`} while you do nothing</strong>, as long as
            this chat is open in a window. Otherwise it is saved after each answer, costs nothing, and is back within a second or two.
          </>
        }
        action="Keep it"
        onConfirm={() => onChange(true)}
      />
    </>
  );
}
