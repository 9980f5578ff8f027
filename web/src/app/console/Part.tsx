import type { ReactNode } from "react";

/** A part of a page with a heading and the way to more of it. */
export function Part({ title, link, children }: { title: string; link: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-2 pt-2">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-[15px] font-semibold">{title}</h2>
        <span className="text-[13px] text-primary [&_a]:underline-offset-4 [&_a:hover]:underline">{link}</span>
      </div>
      {children}
    </section>
  );
}
