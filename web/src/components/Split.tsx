import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";

const KEY = "browsergrid.split";
const clamp = (share: number): number => Math.min(75, Math.max(28, share));

/** Two panes side by side with a divider that pointer and arrow keys move; where it is stays remembered. */
export function Split({ left, right }: { left: ReactNode; right: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(() => clamp(Number(localStorage.getItem(KEY)) || 46));

  const move = (next: number) => {
    setShare(clamp(next));
    localStorage.setItem(KEY, String(clamp(next)));
  };
  const onPointerMove = (event: PointerEvent) => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(((event.clientX - bounds.left) / bounds.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(share + step);
  };

  return (
    <div ref={box} className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-col" style={{ width: `${share}%` }}>
        {left}
      </div>
      {/* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be focused is a control */}
      <div
        role="separator"
        tabIndex={0}
        aria-label="Width of the conversation"
        aria-orientation="vertical"
        aria-valuenow={Math.round(share)}
        aria-valuemin={28}
        aria-valuemax={75}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
        className="group relative w-px shrink-0 cursor-col-resize touch-none bg-border outline-none before:absolute before:inset-y-0 before:-left-2 before:z-10 before:w-4"
      >
        <span className="absolute top-1/2 left-1/2 h-10 w-1 -translate-1/2 rounded-full bg-border-strong transition-colors group-hover:bg-primary group-focus-visible:w-1.5 group-focus-visible:bg-primary" />
      </div>
      <div className="min-w-0 flex-1">{right}</div>
    </div>
  );
}
