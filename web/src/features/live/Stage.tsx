import { Hourglass, Moon, MonitorOff, PanelsTopLeft, Pause } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { cn } from "@/lib/cn";
import type { LiveState } from "./state";

/** What follows from there being nothing to see. */
export interface StageNotes {
  none: string;
  held: string;
  asleep: string;
  ended: string;
}

const inChat: StageNotes = {
  none: "Send a message and watch the agent work here.",
  held: "goes on where it is with your next message",
  asleep: "wakes with your next message",
  ended: "Your next message starts a new one.",
};

interface StageProps {
  canvas: RefObject<HTMLCanvasElement | null>;
  state: LiveState;
  painted: boolean;
  /** A still of the page for when nothing was painted: the last screenshot of the run. */
  still: string | null;
  notes?: StageNotes;
}

/** The page itself: live on the canvas, or its last picture greyed with the reason why nothing moves. */
export function Stage({ canvas, state, painted, still, notes = inChat }: StageProps) {
  const idle = state === "held" || state === "parking" || state === "asleep" || state === "ended";
  const picture = painted || still !== null;
  const look = cn("absolute inset-0 size-full transition duration-300 motion-reduce:transition-none", idle && "opacity-45 grayscale");
  return (
    <div className="@container relative size-full overflow-hidden bg-stage">
      {!painted && still !== null && <img src={still} alt="" className={cn(look, "object-cover object-top")} />}
      {/* eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- a picture, until somebody can take over */}
      <canvas ref={canvas} role="img" aria-label="The browser the agent uses, live" className={cn(look, !painted && "invisible")} />
      {state === "none" && (
        <Note icon={<PanelsTopLeft />} title="No browser yet">
          {notes.none}
        </Note>
      )}
      {state === "waiting" && <Note icon={<Hourglass />} title="Waiting for a free browser" boxed={picture} />}
      {state === "connecting" && !picture && <Note icon={<Dots />} title="Connecting to the browser" />}
      {state === "held" && (
        <Note icon={<Pause />} title="Standing by · not billed" boxed={picture}>
          {notes.held}
        </Note>
      )}
      {state === "parking" && <Note icon={<Moon />} title="Its state is being saved" boxed={picture} />}
      {state === "asleep" && (
        <Note icon={<Moon />} title="Asleep · not billed" boxed={picture}>
          {notes.asleep}
        </Note>
      )}
      {state === "ended" && (
        <Note icon={<MonitorOff />} title="The browser was closed" boxed={picture}>
          {notes.ended}
        </Note>
      )}
    </div>
  );
}

interface NoteProps {
  icon: ReactNode;
  title: string;
  boxed?: boolean;
  children?: ReactNode;
}

function Note({ icon, title, boxed = false, children }: NoteProps) {
  return (
    <div className={cn("absolute inset-0 grid place-items-center p-2 text-center", boxed && "items-end pb-[4cqh] @md:pb-6")}>
      <div className={cn("text-sm", boxed && "rounded-2xl bg-card/92 px-4 py-2.5 shadow-lift @md:px-6 @md:py-4")}>
        <span aria-hidden className="mx-auto mb-2 hidden h-6 items-center @sm:flex justify-center text-muted-foreground [&_svg]:size-5">
          {icon}
        </span>
        <p className="font-medium">{title}</p>
        {children && <p className="mt-0.5 text-[13px] text-muted-foreground">{children}</p>}
      </div>
    </div>
  );
}

function Dots() {
  return (
    <span className="flex gap-1.5">
      {[0, 200, 400].map((delay) => (
        <span key={delay} className="size-1.5 animate-breathe rounded-full bg-signal motion-reduce:animate-none" style={{ animationDelay: `${delay}ms` }} />
      ))}
    </span>
  );
}
