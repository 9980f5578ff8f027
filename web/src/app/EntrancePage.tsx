import type { ReactNode } from "react";
import { Logo } from "@/components/Logo";

interface EntrancePageProps {
  /** What the browser's window is called. */
  name: string;
  title: string;
  text: string;
  children: ReactNode;
  below?: ReactNode;
}

/** The frame of the pages before the sign-in. */
export function EntrancePage({ name, title, text, children, below }: EntrancePageProps) {
  return (
    <main id="main" className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-4">
      <title>{`${name} · Browsergrid`}</title>
      <div className="w-full max-w-sm">
        <div className="mb-8 flex flex-col items-center text-center">
          <Logo className="size-12" />
          <h1 className="mt-5 text-2xl font-semibold tracking-tight">{title}</h1>
          <p className="mt-1.5 text-[15px] text-balance text-muted-foreground">{text}</p>
        </div>
        <div className="rounded-2xl border border-border bg-card p-6 shadow-lift">{children}</div>
        {below && <div className="mt-5 space-y-2 text-center text-[13px] text-balance text-muted-foreground">{below}</div>}
      </div>
    </main>
  );
}
