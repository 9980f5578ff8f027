import { Link } from "@tanstack/react-router";
import { KeyRound, Layers, MessageSquare } from "lucide-react";

const steps = [
  { to: "/", icon: MessageSquare, title: "Start a chat", text: "Say what a browser should do and watch it." },
  { to: "/console/pools", icon: Layers, title: "Try a pool", text: "Claim a test session and see its browser live." },
  { to: "/console/tokens", icon: KeyRound, title: "Create a token", text: "Connect Playwright, Puppeteer or your own program." },
] as const;

/** Where to begin when there is nothing yet. */
export function FirstSteps() {
  return (
    <ul aria-label="First steps" className="grid gap-3 md:grid-cols-3">
      {steps.map(({ to, icon: Icon, title, text }) => (
        <li key={to}>
          <Link to={to} className="flex h-full gap-3 rounded-xl border border-border bg-card p-4 outline-none transition hover:border-primary/60 hover:shadow-lift focus-visible:ring-2 focus-visible:ring-ring">
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-primary" />
            <span>
              <span className="block text-sm font-medium">{title}</span>
              <span className="mt-0.5 block text-[13px] text-muted-foreground">{text}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
