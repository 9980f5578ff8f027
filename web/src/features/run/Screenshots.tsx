import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import type { Screenshot } from "./view";

interface ThumbnailProps {
  screenshot: Screenshot;
  all: readonly Screenshot[];
}

/** A small picture of the page after a step; it opens large, and from there leads to the other steps' pictures. */
export function Thumbnail({ screenshot, all }: ThumbnailProps) {
  const [shown, setShown] = useState<Screenshot | null>(null);
  return (
    <>
      <button
        type="button"
        aria-label={`Enlarge the screenshot of step ${screenshot.step}`}
        onClick={() => setShown(screenshot)}
        className="h-11 w-[4.5rem] shrink-0 overflow-hidden rounded-md border border-border bg-muted outline-none transition hover:border-primary focus-visible:ring-2 focus-visible:ring-ring"
      >
        <img src={screenshot.url} alt="" loading="lazy" className="size-full object-cover object-top" />
      </button>
      <Dialog open={shown !== null} onOpenChange={(open) => !open && setShown(null)}>
        {shown && <Large shown={shown} all={all} onShow={setShown} />}
      </Dialog>
    </>
  );
}

interface LargeProps {
  shown: Screenshot;
  all: readonly Screenshot[];
  onShow: (screenshot: Screenshot) => void;
}

function Large({ shown, all, onShow }: LargeProps) {
  const index = all.findIndex(({ step }) => step === shown.step);
  const previous = all[index - 1];
  const next = all[index + 1];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft" && previous) onShow(previous);
    if (event.key === "ArrowRight" && next) onShow(next);
  };
  return (
    <DialogContent shape="full" aria-describedby={undefined} onKeyDown={onKeyDown}>
      <div className="mb-3 flex h-7 items-center gap-1 pl-1">
        <DialogTitle className="mr-2 pr-0 text-sm">Step {shown.step}</DialogTitle>
        <Button variant="ghost" size="icon-small" aria-label="Previous step" disabled={!previous} onClick={() => previous && onShow(previous)}>
          <ChevronLeft />
        </Button>
        <Button variant="ghost" size="icon-small" aria-label="Next step" disabled={!next} onClick={() => next && onShow(next)}>
          <ChevronRight />
        </Button>
      </div>
      <img
        src={shown.url}
        alt={`The page after step ${shown.step}`}
        width={shown.width}
        height={shown.height}
        className="h-auto max-h-[82dvh] w-full rounded-lg border border-border bg-stage object-contain"
      />
    </DialogContent>
  );
}
