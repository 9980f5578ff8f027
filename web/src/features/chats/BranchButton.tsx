import { GitBranch, LoaderCircle } from "lucide-react";
import { useId } from "react";
import { toast } from "sonner";
import type { Chat, Message } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Hint } from "@/components/ui/tooltip";
import { useBranch } from "./mutations";

interface BranchButtonProps {
  message: Message;
  onBranched: (chat: Chat) => void;
}

/** Why nobody can branch from a message now. */
const REASONS: Partial<Record<Message["browser_state"], string>> = {
  pending: "The browser is still being saved as this answer left it.",
  gone: "The browser is not kept any more as this answer left it.",
};

/** Begins a chat at this answer, or says why that can’t be. It can be reached either way, so that the reason can be too. */
export function BranchButton({ message, onBranched }: BranchButtonProps) {
  const reasonId = useId();
  const branch = useBranch(message.chat_id, onBranched);
  const reason = REASONS[message.browser_state];
  const click = () => {
    if (reason) toast.info(reason);
    else if (!branch.isPending) branch.mutate(message.id);
  };
  return (
    <>
      <Hint text={reason ?? "A new chat, with the browser as it was after this answer"} side="top">
        <Button variant="ghost" size="small" className="h-7 gap-1.5 px-2" aria-disabled={reason !== undefined || branch.isPending} aria-describedby={reason ? reasonId : undefined} onClick={click}>
          {branch.isPending ? <LoaderCircle className="animate-spin motion-reduce:animate-none" aria-hidden /> : <GitBranch aria-hidden />}
          {branch.isPending ? "Branching…" : "Branch from here"}
        </Button>
      </Hint>
      {reason && (
        <span id={reasonId} className="sr-only">
          {reason}
        </span>
      )}
    </>
  );
}
