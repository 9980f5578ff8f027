import type { ReactNode } from "react";
import { Logo } from "./Logo";

/** A page that has only one thing to say. */
export function Notice({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="grid min-h-0 flex-1 place-items-center p-6 text-center">
      <div className="max-w-sm">
        <Logo className="mx-auto mb-5 size-9 opacity-60" />
        <h1 className="text-lg font-semibold">{title}</h1>
        <p className="mt-1.5 text-sm text-muted-foreground">{text}</p>
        {children && <div className="mt-6">{children}</div>}
      </div>
    </div>
  );
}
