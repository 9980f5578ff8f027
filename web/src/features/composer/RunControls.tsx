import { LoaderCircle, Pause, Play, Square } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";

export interface RunControlsProps {
  stopping: boolean;
  onStop: () => void;
  /** Absent where there is nothing to pause: while the run waits its turn. */
  pause?: { state: "off" | "pausing" | "paused"; onPause: () => void; onResume: () => void } | undefined;
}

/** Stops the run, or lets it stand still and go on. */
export function RunControls({ stopping, onStop, pause }: RunControlsProps) {
  return (
    <>
      {pause && !stopping && <PauseButton {...pause} />}
      <Button variant="secondary" size="small" onClick={onStop} disabled={stopping} aria-keyshortcuts="Escape" className="@max-[25rem]:px-2">
        <Square className="size-3! fill-current" aria-hidden />
        <span className={cn("@max-[25rem]:sr-only", stopping && "@max-[25rem]:not-sr-only")}>{stopping ? "Stopping" : "Stop"}</span>
      </Button>
    </>
  );
}

function PauseButton({ state, onPause, onResume }: NonNullable<RunControlsProps["pause"]>) {
  if (state === "off") {
    return (
      <Button variant="secondary" size="small" onClick={onPause} aria-keyshortcuts="Alt+P" className="@max-[25rem]:px-2">
        <Pause className="size-3! fill-current" aria-hidden />
        <span className="@max-[25rem]:sr-only">Pause</span>
      </Button>
    );
  }
  const pausing = state === "pausing";
  return (
    <Button size="small" variant={pausing ? "secondary" : "default"} onClick={onResume} aria-keyshortcuts="Alt+P" title={pausing ? "It stands still before its next action. Click to let it go on." : undefined}>
      {pausing ? <LoaderCircle className="size-3! animate-spin motion-reduce:animate-none" aria-hidden /> : <Play className="size-3! fill-current" aria-hidden />}
      {pausing ? "Pausing…" : "Resume"}
    </Button>
  );
}
