import { Link, type ErrorComponentProps } from "@tanstack/react-router";
import { messageOf } from "@/api/problem";
import { Logo } from "@/components/Logo";
import { Notice } from "@/components/Notice";
import { Button } from "@/components/ui/button";

export function Loading() {
  return (
    <div role="status" aria-label="Loading" className="grid flex-1 place-items-center">
      <Logo className="size-9 animate-breathe motion-reduce:animate-none" />
    </div>
  );
}

export function NotFound() {
  return (
    <Notice title="Nothing here" text="This address leads to no page.">
      <Button asChild>
        <Link to="/">Go to your chats</Link>
      </Button>
    </Notice>
  );
}

export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <Notice title="This page could not be shown" text={messageOf(error)}>
      <Button onClick={reset}>Try again</Button>
    </Notice>
  );
}
