import { useState } from "react";
import { duration } from "@/lib/format";
import { axisEnd, axisWords, type Bar } from "./bars";
import { dayWords } from "./range";

const HALF = 100;
const SLOT = 10;
const GAP = 1.5;

/** Each day's billed time upwards and its idle time downwards. The two have scales of their own: what is idle is often a hundred times what is billed. */
export function UsageChart({ bars }: { bars: readonly Bar[] }) {
  const [shown, setShown] = useState<string | null>(null);
  const billedEnd = axisEnd(Math.max(0, ...bars.map(({ billed }) => billed)));
  const idleEnd = axisEnd(Math.max(0, ...bars.map(({ idle }) => idle)));
  const chosen = bars.find(({ day }) => day === shown);
  const width = bars.length * SLOT;
  const first = bars[0];
  const last = bars.at(-1);
  return (
    <figure>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px]">
        <Key className="bg-primary" word="Billed" />
        <Key className="bg-muted-foreground/45" word="Idle, not billed" />
        <p className="min-h-5 text-muted-foreground tabular-nums sm:ml-auto max-sm:w-full">
          {chosen ? `${dayWords(chosen.day)}: ${duration(chosen.billed)} billed, ${duration(chosen.idle)} idle` : "Point at a day"}
        </p>
      </div>
      <div className="flex gap-2">
        <div aria-hidden className="flex w-12 shrink-0 flex-col justify-between text-right text-[11px] leading-none text-muted-foreground tabular-nums">
          <span>{axisWords(billedEnd)}</span>
          <span>0</span>
          <span>{axisWords(idleEnd)}</span>
        </div>
        <svg
          role="img"
          aria-label={`Billed and idle time of ${bars.length} days, also shown as a table`}
          viewBox={`0 0 ${width} ${2 * HALF}`}
          preserveAspectRatio="none"
          className="h-52 min-w-0 flex-1 md:h-64"
          onPointerLeave={() => setShown(null)}
        >
          <g className="stroke-border" strokeWidth="1">
            {[0.5, HALF / 2, HALF * 1.5, 2 * HALF - 0.5].map((y) => (
              <line key={y} x1="0" x2={width} y1={y} y2={y} vectorEffect="non-scaling-stroke" />
            ))}
          </g>
          {bars.map(({ day, billed, idle }, index) => (
            <g key={day} data-day={day} onPointerEnter={() => setShown(day)} onPointerDown={() => setShown(day)}>
              <rect x={index * SLOT} width={SLOT} y="0" height={2 * HALF} className={day === shown ? "fill-muted/70" : "fill-transparent"} />
              <rect x={index * SLOT + GAP} width={SLOT - 2 * GAP} y={HALF - height(billed, billedEnd)} height={height(billed, billedEnd)} className="fill-primary" />
              <rect x={index * SLOT + GAP} width={SLOT - 2 * GAP} y={HALF} height={height(idle, idleEnd)} className="fill-muted-foreground/45" />
            </g>
          ))}
          <line x1="0" x2={width} y1={HALF} y2={HALF} className="stroke-border-strong" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <figcaption className="mt-1.5 flex justify-between pl-14 text-[11px] text-muted-foreground">
        <span>{first && dayWords(first.day)}</span>
        <span>Days in UTC</span>
        <span>{last && dayWords(last.day)}</span>
      </figcaption>
    </figure>
  );
}

/** What is there at all can be seen. */
const height = (value: number, end: number): number => (value === 0 ? 0 : Math.max(1, (HALF * value) / end));

function Key({ className, word }: { className: string; word: string }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className={`size-2.5 rounded-sm ${className}`} />
      {word}
    </span>
  );
}
