import { useEffect, useState, type CSSProperties } from "react";
import type { Scope, SessionStatus } from "@/api/client";
import { cn } from "@/lib/cn";
import { Chrome } from "./Chrome";
import type { Hands } from "./hands";
import { HandsOn } from "./input/HandsOn";
import { Stage, type StageNotes } from "./Stage";
import { StateBadge } from "./StateBadge";
import { frameOf, isWatchable, liveState } from "./state";
import { useLive } from "./useLive";

interface LivePanelProps {
  session: { id: string; status: SessionStatus } | null;
  working: boolean;
  /** What the agent does right now, in words. */
  caption: string | null;
  still: { url: string; width: number; height: number } | null;
  /** The page's address by the run's log, for when there is no live one. */
  address: string | null;
  /** What to say where there is no picture, other than in a chat. */
  notes?: StageNotes;
  /** Why the run at work stands still. */
  standstill?: "paused" | "asking" | null;
  /** Absent where the browser can only be watched. */
  hands?: Hands;
  scope?: Scope;
}

const USUAL = { width: 1280, height: 720 };

/** The browser beside the conversation: state, tabs and address, the page, what happens on it. */
export function LivePanel({ session, working, caption, still, address, notes, standstill = null, hands, scope = "own" }: LivePanelProps) {
  const [large, setLarge] = useState(false);
  const { live, canvas, send } = useLive(session && isWatchable(session.status) ? session.id : null, scope);
  const status = session ? (live.connected ? (live.status ?? session.status) : session.status) : null;
  const state = liveState({ status, connected: live.connected, working, still: standstill, holder: hands?.holder ?? null });
  const { width, height } = live.size ?? still ?? USUAL;
  const url = live.tabs.find((tab) => tab.active)?.url ?? address ?? "";
  const yours = hands !== undefined && state === "yours";
  useEscape(large && !yours, () => setLarge(false));

  return (
    <section
      aria-label="Live browser"
      className={cn("flex min-h-0 flex-col p-2.5 md:p-3 lg:p-4 [--chrome:2.9rem]", live.tabs.length > 1 && "md:[--chrome:4.9rem]", large ? "fixed inset-0 z-40 bg-background" : "h-full")}
      style={{ "--ratio": width / height } as CSSProperties}
    >
      <div className="mb-2 flex h-6 items-center justify-between gap-3">
        <StateBadge state={state} />
        <p className="min-w-0 truncate text-xs text-muted-foreground">{caption}</p>
      </div>
      <div className="@container-[size] flex min-h-0 flex-1 flex-col items-center justify-start">
        <div
          className={cn(
            "@container/frame flex w-[min(100cqw,calc((100cqh-var(--chrome))*var(--ratio)))] flex-col overflow-hidden rounded-xl border bg-card shadow-lift transition-[border-color,box-shadow] duration-300",
            frameOf(state),
          )}
        >
          <Chrome tabs={live.tabs} url={url} large={large} onLarge={setLarge} hands={hands} />
          <div className="relative w-full" style={{ aspectRatio: "var(--ratio)" }}>
            <Stage canvas={canvas} state={state} painted={live.size !== null} still={still?.url ?? null} {...(notes && { notes })} />
            {yours && live.size && <HandsOn page={live.size} send={send} onGiveBack={hands.onGiveBack} />}
          </div>
        </div>
      </div>
    </section>
  );
}

/** Escape leaves the full size before it means anything else. */
function useEscape(active: boolean, leave: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      leave();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  });
}
